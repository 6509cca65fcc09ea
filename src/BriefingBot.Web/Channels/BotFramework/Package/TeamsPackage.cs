using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBot.Web.Channels.BotFramework.Teams;
using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Channels.BotFramework.Package;

/// <summary>The app's package for Teams: manifest (schema 1.22), icons, and a file of texts for each other language.</summary>
internal static class TeamsPackage
{
    public const string ManifestVersion = "1.22";
    public const string ManifestFile = "manifest.json";

    private const string Schema = $"https://developer.microsoft.com/json-schemas/teams/v{ManifestVersion}/MicrosoftTeams.schema.json";
    private const string LocalizationSchema = $"https://developer.microsoft.com/json-schemas/teams/v{ManifestVersion}/MicrosoftTeams.Localization.schema.json";
    private const string ColorFile = "color.png";
    private const string OutlineFile = "outline.png";

    /// <summary>The same for every package of the same settings, whenever it is made.</summary>
    private static readonly DateTimeOffset FileTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Title, string Description)[] Commands =
    [
        ("help", "What I can be asked"),
        ("sources", "Which sources the archive has"),
        ("speakers", "Who speaks most in the archive"),
    ];

    private static readonly string[] Scopes = ["personal", "team", "groupChat"];

    /// <param name="package">Both valid.</param>
    public static byte[] Make(BotFrameworkOptions bot, TeamsPackageOptions package)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ManifestFile, Text(Manifest(bot, package)));
            Add(zip, ColorFile, package.ColorIcon is { Length: > 0 } color ? File.ReadAllBytes(color) : TeamsIcons.Color(package.AccentColor));
            Add(zip, OutlineFile, package.OutlineIcon is { Length: > 0 } outline ? File.ReadAllBytes(outline) : TeamsIcons.Outline());
            foreach (TeamsPackageLanguage language in package.Languages)
            {
                Add(zip, FileOf(language), Text(Localization(language, package)));
            }
        }

        return stream.ToArray();
    }

    internal static JsonObject Manifest(BotFrameworkOptions bot, TeamsPackageOptions package)
    {
        string botId = Guid.Parse(bot.AppId!).ToString();
        var manifest = new JsonObject
        {
            ["$schema"] = Schema,
            ["manifestVersion"] = ManifestVersion,
            ["version"] = package.Version,
            ["id"] = string.IsNullOrEmpty(package.Id) ? botId : Guid.Parse(package.Id).ToString(),
            ["developer"] = new JsonObject
            {
                ["name"] = package.DeveloperName, ["websiteUrl"] = package.WebsiteUrl, ["privacyUrl"] = package.PrivacyUrl, ["termsOfUseUrl"] = package.TermsOfUseUrl,
            },
            ["name"] = new JsonObject { ["short"] = package.Name, ["full"] = package.FullName },
            ["description"] = new JsonObject { ["short"] = package.ShortDescription, ["full"] = package.Description },
            ["icons"] = new JsonObject { ["color"] = ColorFile, ["outline"] = OutlineFile },
            ["accentColor"] = package.AccentColor,
            ["defaultInstallScope"] = "personal",
            ["bots"] = new JsonArray(Bot(botId)),
            ["composeExtensions"] = new JsonArray(Extension(botId)),
            ["permissions"] = new JsonArray("identity", "messageTeamMembers"),
            ["validDomains"] = bot.PublicUrl is { Length: > 0 } address ? new JsonArray(new Uri(address).Host) : new JsonArray(),
        };
        if (package.Languages.Length > 0)
        {
            manifest["localizationInfo"] = new JsonObject
            {
                ["defaultLanguageTag"] = package.Language,
                ["additionalLanguages"] = new JsonArray([.. package.Languages.Select(l => new JsonObject { ["languageTag"] = l.Tag, ["file"] = FileOf(l) })]),
            };
        }

        return manifest;
    }

    private static JsonObject Bot(string botId) => new()
    {
        ["botId"] = botId,
        ["scopes"] = Texts(Scopes),
        ["isNotificationOnly"] = false,
        ["supportsFiles"] = false,
        ["commandLists"] = new JsonArray(new JsonObject
        {
            ["scopes"] = Texts(Scopes),
            ["commands"] = new JsonArray([.. Commands.Select(c => new JsonObject { ["title"] = c.Title, ["description"] = c.Description })]),
        }),
    };

    private static JsonObject Extension(string botId) => new()
    {
        ["botId"] = botId,
        ["commands"] = new JsonArray(new JsonObject
        {
            ["id"] = QuoteExtension.CommandId,
            ["type"] = "query",
            ["context"] = Texts(["compose", "commandBox"]),
            ["title"] = "Find a quote",
            ["description"] = "Find what somebody said, with date and source",
            ["initialRun"] = true,
            ["parameters"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = QuoteExtension.QueryParameter, ["title"] = "Speaker and topic", ["description"] = "A name, a topic, or both", ["inputType"] = "text",
                },
                new JsonObject
                {
                    ["name"] = QuoteExtension.SpeakerParameter, ["title"] = "Speaker", ["description"] = "Only this speaker's words", ["inputType"] = "text",
                }),
        }),
    };

    private static JsonObject Localization(TeamsPackageLanguage language, TeamsPackageOptions package)
    {
        var texts = new JsonObject
        {
            ["$schema"] = LocalizationSchema,
            ["name.short"] = language.Name ?? package.Name,
            ["name.full"] = language.FullName ?? package.FullName,
            ["description.short"] = language.ShortDescription ?? package.ShortDescription,
            ["description.full"] = language.Description ?? package.Description,
        };
        if (language.FindQuote is not null)
        {
            texts["composeExtensions[0].commands[0].title"] = language.FindQuote;
        }

        if (language.FindQuoteDescription is not null)
        {
            texts["composeExtensions[0].commands[0].description"] = language.FindQuoteDescription;
        }

        return texts;
    }

    private static string FileOf(TeamsPackageLanguage language) => language.Tag.ToLowerInvariant() + ".json";

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static byte[] Text(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Json);

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = FileTime;
        using Stream stream = entry.Open();
        stream.Write(content);
    }
}
