using System.IO.Compression;
using System.Text.Json.Nodes;
using BriefingBot.Web.Channels.BotFramework.Package;
using BriefingBot.Web.Hosting;
using BriefingBot.Web.Tests.Support;
using Microsoft.Extensions.Options;
using NJsonSchema;

namespace BriefingBot.Web.Tests.Channels.BotFramework.Package;

/// <summary>The app's package, against Microsoft's own schemas.</summary>
public sealed class TeamsPackageTests
{
    private const string AppId = "00000000-0000-0000-0000-0000000000b0";

    [Fact]
    public async Task The_manifest_and_its_texts_are_valid()
    {
        Dictionary<string, byte[]> files = Files(TeamsPackage.Make(Bot(), Options()));
        Assert.Equal(["color.png", "de.json", "fr-ca.json", "manifest.json", "outline.png"], files.Keys.Order(StringComparer.Ordinal));
        await IsValidAsync("MicrosoftTeams.schema.json", files["manifest.json"]);
        await IsValidAsync("MicrosoftTeams.Localization.schema.json", files["de.json"]);
        await IsValidAsync("MicrosoftTeams.Localization.schema.json", files["fr-ca.json"]);

        JsonNode manifest = JsonNode.Parse(files["manifest.json"])!;
        Assert.Equal("1.22", manifest["manifestVersion"]!.GetValue<string>());
        Assert.Equal(AppId, manifest["bots"]![0]!["botId"]!.GetValue<string>());
        Assert.Equal(["personal", "team", "groupChat"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(s => s!.GetValue<string>()));
        Assert.Equal("findQuote", manifest["composeExtensions"]![0]!["commands"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("Zitat finden", JsonNode.Parse(files["de.json"])!["composeExtensions[0].commands[0].title"]!.GetValue<string>());
        Assert.Equal("BriefingBot", JsonNode.Parse(files["fr-ca.json"])!["name.short"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_schema_finds_a_fault()
    {
        JsonNode manifest = TeamsPackage.Manifest(Bot(), Options());
        manifest["name"]!["short"] = new string('x', 31);
        manifest["unknown"] = true;
        JsonSchema schema = await SchemaAsync("MicrosoftTeams.schema.json");
        Assert.Equal(2, schema.Validate(manifest.ToJsonString()).Count);
    }

    [Fact]
    public void The_same_settings_give_the_same_file() => Assert.Equal(TeamsPackage.Make(Bot(), Options()), TeamsPackage.Make(Bot(), Options()));

    [Fact]
    public void Icons_have_their_sizes_and_the_outline_is_white_on_nothing()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.At("color.png"), TeamsIcons.Color("#1F4E79"));
        File.WriteAllBytes(folder.At("outline.png"), TeamsIcons.Outline());
        Assert.Equal((192, 192), TeamsIcons.SizeOf(folder.At("color.png")));
        Assert.Equal((32, 32), TeamsIcons.SizeOf(folder.At("outline.png")));

        byte[] color = Pixels(TeamsIcons.Color("#1F4E79"), 192);
        Assert.Equal([0x1F, 0x4E, 0x79, 255], color[..4]);
        Assert.All(color.Chunk(4), p => Assert.Equal(255, p[3]));
        byte[][] outline = [.. Pixels(TeamsIcons.Outline(), 32).Chunk(4)];
        Assert.All(outline.Where(p => p[3] > 0), p => Assert.Equal([255, 255, 255], p[..3]));
        Assert.InRange(outline.Count(p => p[3] == 255), 50, 700);
        Assert.InRange(outline.Count(p => p[3] == 0), 300, 1000);
    }

    [Fact]
    public void Icons_of_ones_own_are_taken_where_they_have_the_size()
    {
        using var folder = new TempFolder();
        string file = folder.At("own.png");
        File.WriteAllBytes(file, TeamsIcons.Color("#FF0000"));
        TeamsPackageOptions options = Options();
        options.ColorIcon = file;
        Assert.True(Validate(options).Succeeded);
        Assert.Equal(File.ReadAllBytes(file), Files(TeamsPackage.Make(Bot(), options))["color.png"]);
        options.OutlineIcon = file;
        Assert.Contains("32 × 32", Assert.Single(Validate(options).Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        string[] failures = [.. Validate(new TeamsPackageOptions
        {
            Id = "x", Version = "1", Name = new string('n', 31), FullName = "", ShortDescription = new string('s', 81), AccentColor = "blue",
            WebsiteUrl = "http://news.example", ColorIcon = "none.png", Language = "english", Languages = [new TeamsPackageLanguage { Tag = "de", Name = new string('n', 31) }, new TeamsPackageLanguage { Tag = "DE" }],
        }).Failures!];
        foreach (string key in new[] { "Id", "Version", "Name", "FullName", "ShortDescription", "AccentColor", "DeveloperName", "WebsiteUrl", "PrivacyUrl", "TermsOfUseUrl", "ColorIcon", "Language", "Languages:0:Name", "Languages names" })
        {
            Assert.Contains(failures, f => f.StartsWith("Channels:TeamsPackage:" + key + " ", StringComparison.Ordinal) || f.Contains(key, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_command_writes_it_or_says_what_to_set()
    {
        using var folder = new TempFolder();
        string file = folder.At("app.zip");
        await using (ServiceProcess bare = ServiceProcess.Run(["teams-package", "--out", file]))
        {
            Assert.Equal(2, await bare.ExitAsync());
            Assert.Contains("Channels:BotFramework:AppId is missing", bare.Error, StringComparison.Ordinal);
            Assert.Contains("Channels:TeamsPackage:DeveloperName is missing", bare.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }

        await using ServiceProcess set = ServiceProcess.Run(
            ["teams-package", "--out", file],
            ("Channels__BotFramework__AppId", AppId), ("Channels__TeamsPackage__DeveloperName", "Selda News"), ("Channels__TeamsPackage__WebsiteUrl", "https://news.example"),
            ("Channels__TeamsPackage__PrivacyUrl", "https://news.example/privacy"), ("Channels__TeamsPackage__TermsOfUseUrl", "https://news.example/terms"));
        Assert.True(await set.ExitAsync() == 0, set.Error);
        await IsValidAsync("MicrosoftTeams.schema.json", Files(await File.ReadAllBytesAsync(file))["manifest.json"]);
    }

    private static BotFrameworkOptions Bot() => new() { AppId = AppId, PublicUrl = "https://briefings.example" };

    private static TeamsPackageOptions Options() => new()
    {
        DeveloperName = "Selda News", WebsiteUrl = "https://news.example", PrivacyUrl = "https://news.example/privacy", TermsOfUseUrl = "https://news.example/terms",
        Languages = [new TeamsPackageLanguage { Tag = "de", ShortDescription = "Fragen an das Archiv: wer was sagte.", FindQuote = "Zitat finden", FindQuoteDescription = "Wer was sagte, mit Tag und Quelle" }, new TeamsPackageLanguage { Tag = "fr-ca" }],
    };

    private static ValidateOptionsResult Validate(TeamsPackageOptions options) => new TeamsPackageOptionsValidation().Validate(null, options);

    private static Dictionary<string, byte[]> Files(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using Stream stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private static async Task IsValidAsync(string schema, byte[] json) =>
        Assert.Empty((await SchemaAsync(schema)).Validate(System.Text.Encoding.UTF8.GetString(json)).Select(e => e.ToString()));

    private static async Task<JsonSchema> SchemaAsync(string name)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "teams-schema", name);
        Assert.True(File.Exists(file), "Microsoft's schemas are missing; build the tests where there are Node.js and npm's registry.");
        return await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(file));
    }

    /// <summary>The pixels of one of our own PNG files: no filter, one chunk of data.</summary>
    private static byte[] Pixels(byte[] png, int size)
    {
        int data = png.AsSpan().IndexOf("IDAT"u8) + 4;
        int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(data - 8));
        using var zlib = new ZLibStream(new MemoryStream(png, data, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return [.. rows.ToArray().Chunk(1 + (4 * size)).SelectMany(row => row.Skip(1))];
    }
}
