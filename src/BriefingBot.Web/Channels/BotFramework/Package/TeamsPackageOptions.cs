using System.Text.RegularExpressions;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.BotFramework.Package;

/// <summary>Section <c>Channels:TeamsPackage</c>: what the app's package for Teams says of it. Only the command <c>teams-package</c> reads it.</summary>
internal sealed class TeamsPackageOptions
{
    public const string Section = "Channels:TeamsPackage";

    /// <summary>The app's id (a GUID); null: the bot's.</summary>
    public string? Id { get; set; }

    /// <summary>Three numbers; to be raised with each upload.</summary>
    public string Version { get; set; } = "1.0.0";

    public string Name { get; set; } = "BriefingBot";

    public string FullName { get; set; } = "BriefingBot: ask the news archive";

    public string ShortDescription { get; set; } = "Ask the news archive: who said what, verbatim and cited.";

    public string Description { get; set; } =
        "BriefingBot answers questions from your news archive. Every sentence has its source, every quotation is the article’s own words, and where the archive has nothing it says so. "
        + "“Find a quote” puts a statement with speaker, date and source into a message.";

    /// <summary>Who runs the bot.</summary>
    public string? DeveloperName { get; set; }

    public string? WebsiteUrl { get; set; }

    public string? PrivacyUrl { get; set; }

    public string? TermsOfUseUrl { get; set; }

    public string AccentColor { get; set; } = "#1F4E79";

    /// <summary>A PNG file of 192 × 192; null: one is drawn in the accent colour.</summary>
    public string? ColorIcon { get; set; }

    /// <summary>A PNG file of 32 × 32, white on transparent; null: one is drawn.</summary>
    public string? OutlineIcon { get; set; }

    /// <summary>The language of the texts above.</summary>
    public string Language { get; set; } = "en";

    /// <summary>The texts in other languages.</summary>
    public TeamsPackageLanguage[] Languages { get; set; } = [];
}

/// <summary>The package's texts in another language; what is null stays as it is.</summary>
internal sealed class TeamsPackageLanguage
{
    /// <summary>Such as <c>de</c> or <c>fr-ca</c>.</summary>
    public string Tag { get; set; } = "";

    public string? Name { get; set; }

    public string? FullName { get; set; }

    public string? ShortDescription { get; set; }

    public string? Description { get; set; }

    /// <summary>Title and description of "Find a quote".</summary>
    public string? FindQuote { get; set; }

    public string? FindQuoteDescription { get; set; }
}

/// <summary>The manifest's limits, told for the settings that break them.</summary>
internal sealed partial class TeamsPackageOptionsValidation : IValidateOptions<TeamsPackageOptions>
{
    private const string Section = TeamsPackageOptions.Section;

    public ValidateOptionsResult Validate(string? name, TeamsPackageOptions options) => OptionErrors.Result(
    [
        string.IsNullOrEmpty(options.Id) || Guid.TryParse(options.Id, out _) ? null : $"{Section}:Id is '{options.Id}'; a GUID is meant",
        VersionForm().IsMatch(options.Version) ? null : $"{Section}:Version is '{options.Version}'; three numbers such as 1.0.0 are meant",
        Length("Name", options.Name, 30),
        Length("FullName", options.FullName, 100),
        Length("ShortDescription", options.ShortDescription, 80),
        Length("Description", options.Description, 4000),
        Length("DeveloperName", options.DeveloperName, 32),
        Https("WebsiteUrl", options.WebsiteUrl),
        Https("PrivacyUrl", options.PrivacyUrl),
        Https("TermsOfUseUrl", options.TermsOfUseUrl),
        ColorForm().IsMatch(options.AccentColor) ? null : $"{Section}:AccentColor is '{options.AccentColor}'; a colour such as #1F4E79 is meant",
        Icon("ColorIcon", options.ColorIcon, TeamsIcons.ColorSize),
        Icon("OutlineIcon", options.OutlineIcon, TeamsIcons.OutlineSize),
        Tag("Language", options.Language),
        .. options.Languages.SelectMany((language, i) => new[]
        {
            Tag($"Languages:{i}:Tag", language.Tag),
            language.Name is null ? null : Length($"Languages:{i}:Name", language.Name, 30),
            language.FullName is null ? null : Length($"Languages:{i}:FullName", language.FullName, 100),
            language.ShortDescription is null ? null : Length($"Languages:{i}:ShortDescription", language.ShortDescription, 80),
            language.Description is null ? null : Length($"Languages:{i}:Description", language.Description, 4000),
            language.FindQuote is null ? null : Length($"Languages:{i}:FindQuote", language.FindQuote, 32),
            language.FindQuoteDescription is null ? null : Length($"Languages:{i}:FindQuoteDescription", language.FindQuoteDescription, 128),
        }),
        options.Languages.Select(l => l.Tag).Append(options.Language).GroupBy(t => t, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1)
            ? $"{Section}:Languages names a language twice"
            : null,
    ]);

    private static string? Length(string key, string? text, int most) =>
        string.IsNullOrWhiteSpace(text) ? $"{Section}:{key} is missing" : text.Length > most ? $"{Section}:{key} has {text.Length} characters; {most} are the most" : null;

    private static string? Https(string key, string? value) =>
        string.IsNullOrWhiteSpace(value) ? $"{Section}:{key} is missing; an https address is meant"
        : Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && value.Length <= 2048 ? null
        : $"{Section}:{key} is '{value}'; an https address is meant";

    private static string? Icon(string key, string? path, int size) =>
        string.IsNullOrEmpty(path) ? null
        : !File.Exists(path) ? $"{Section}:{key} is '{path}'; there is no such file"
        : TeamsIcons.SizeOf(path) != (size, size) ? $"{Section}:{key} is '{path}'; a PNG file of {size} × {size} is meant"
        : null;

    private static string? Tag(string key, string tag) => TagForm().IsMatch(tag) ? null : $"{Section}:{key} is '{tag}'; a language such as de or fr-ca is meant";

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\.\d{1,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex ColorForm();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
