using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace BriefingBot.Web.Pages;

/// <summary>
/// The chat's scripts and style as the build bundled them into <c>chat/</c> beside the program. A file's name holds a hash of its content, so
/// it never changes; only <c>embed.js</c> keeps its name, since other sites have it in their pages.
/// </summary>
internal sealed class ChatAssets
{
    public const string Launcher = "embed.js";

    private const string Forever = "public, max-age=31536000, immutable";
    private const string Briefly = "public, max-age=300";

    private readonly string folder;
    private readonly FrozenDictionary<string, string> names;
    private readonly FrozenDictionary<string, EntityTagHeaderValue> files;

    public ChatAssets(ILogger<ChatAssets> logger)
        : this(Path.Combine(AppContext.BaseDirectory, "chat"), logger)
    {
    }

    public ChatAssets(string folder, ILogger<ChatAssets> logger)
    {
        this.folder = folder;
        names = ReadManifest(Path.Combine(folder, "manifest.json"));
        files = names.Count == 0
            ? FrozenDictionary<string, EntityTagHeaderValue>.Empty
            : Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(n => n.EndsWith(".js", StringComparison.Ordinal) || n.EndsWith(".css", StringComparison.Ordinal)
                || n.EndsWith(".txt", StringComparison.Ordinal)).ToFrozenDictionary(n => n, TagOf);
        if (!AreBuilt)
        {
            Missing = $"The web chat was not built ({Reason(Path.Combine(folder, "not-built.txt"))}). Build again where there are Node.js 18 or later and npm's registry.";
            logger.ChatMissing(Missing);
        }
    }

    public bool AreBuilt => names.Count > 0;

    /// <summary>Why there is no chat; null where there is one.</summary>
    public string? Missing { get; }

    /// <summary>The address of a bundle by the name of its source, such as <c>chat.js</c>.</summary>
    public string PathOf(string name) => "/assets/chat/" + names[name];

    public async Task ServeAsync(HttpContext context, string name)
    {
        HttpResponse response = context.Response;
        if (!files.TryGetValue(name, out EntityTagHeaderValue? tag))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Beside each file lie its compressed forms, made once by the build.
        (string? encoding, string extension) = Encoding(context.Request.GetTypedHeaders().AcceptEncoding);
        string file = Path.Combine(folder, name + extension);
        if (extension.Length > 0 && !File.Exists(file))
        {
            (encoding, file) = (null, Path.Combine(folder, name));
        }

        response.Headers.CacheControl = name == Launcher ? Briefly : Forever;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
            tag = new EntityTagHeaderValue(string.Concat(tag.Tag.AsSpan(0, tag.Tag.Length - 1), "-", encoding, "\""));
        }

        await Results.File(file, TypeOf(name), entityTag: tag, enableRangeProcessing: false).ExecuteAsync(context);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };

    private static (string? Encoding, string Extension) Encoding(IList<StringWithQualityHeaderValue> accepted)
    {
        double Quality(string encoding) => accepted.Where(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).First();
        double brotli = Quality("br");
        double gzip = Quality("gzip");
        return brotli > 0 && brotli >= gzip ? ("br", ".br") : gzip > 0 ? ("gzip", ".gz") : (null, "");
    }

    private EntityTagHeaderValue TagOf(string name)
    {
        using FileStream content = File.OpenRead(Path.Combine(folder, name));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..16]}\"");
    }

    private static FrozenDictionary<string, string> ReadManifest(string file)
    {
        try
        {
            using FileStream json = File.OpenRead(file);
            return (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []).ToFrozenDictionary();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return FrozenDictionary<string, string>.Empty;
        }
    }

    private static string Reason(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } reason ? reason : "no reason is known";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "its files are missing beside the program";
        }
    }
}
