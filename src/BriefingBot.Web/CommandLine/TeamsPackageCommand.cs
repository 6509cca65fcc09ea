using System.CommandLine;
using BriefingBot.Web.Channels.BotFramework.Package;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.CommandLine;

/// <summary><c>teams-package --out FILE.zip</c>: the app's package to upload to Microsoft Teams.</summary>
internal static class TeamsPackageCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "The file to write, such as briefingbot.zip.", HelpName = "FILE.zip", Required = true };

    public static Command Create()
    {
        var command = new Command("teams-package", "Writes the app's package for Microsoft Teams from the settings Channels:BotFramework and Channels:TeamsPackage.") { Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = HomeFolder.Path });
        builder.Services.AddOptions<BotFrameworkOptions>().Bind(builder.Configuration.GetSection(BotFrameworkOptions.Section));
        builder.Services.AddOptions<TeamsPackageOptions>().Bind(builder.Configuration.GetSection(TeamsPackageOptions.Section)).PostConfigure(o =>
        {
            o.ColorIcon = string.IsNullOrEmpty(o.ColorIcon) ? null : HomeFolder.Resolve(o.ColorIcon);
            o.OutlineIcon = string.IsNullOrEmpty(o.OutlineIcon) ? null : HomeFolder.Resolve(o.OutlineIcon);
        });
        builder.Services.AddSingleton<IValidateOptions<TeamsPackageOptions>, TeamsPackageOptionsValidation>();
        using IHost host = builder.Build();

        // The credential isn't needed here, and may well be kept elsewhere; the application and the address are.
        BotFrameworkOptions bot = host.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        new SettingsCheck(builder.Configuration)
            .Add(Guid.TryParse(bot.AppId, out _) ? [] : [$"{BotFrameworkOptions.Section}:AppId is {(string.IsNullOrEmpty(bot.AppId) ? "missing" : $"'{bot.AppId}'")}; the bot's application id (a GUID) is meant"])
            .Add(string.IsNullOrEmpty(bot.PublicUrl) || Uri.TryCreate(bot.PublicUrl, UriKind.Absolute, out _) ? [] : [$"{BotFrameworkOptions.Section}:PublicUrl is '{bot.PublicUrl}'; an https address is meant"])
            .Section<TeamsPackageOptions>(TeamsPackageOptions.Section, host.Services)
            .ThrowOnError();

        string file = Path.GetFullPath(parsed.GetRequiredValue(Out));
        try
        {
            await File.WriteAllBytesAsync(file, TeamsPackage.Make(bot, host.Services.GetRequiredService<IOptions<TeamsPackageOptions>>().Value), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(TerminalText.Clean($"{file} can't be written ({e.Message.TrimEnd('.')})."));
            return ExitCodes.Failed;
        }

        Console.Out.WriteLine(TerminalText.Clean($"Wrote {file}. Upload it in Teams: Apps, Manage your apps, Upload an app."));
        return ExitCodes.Done;
    }
}
