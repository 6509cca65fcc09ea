using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace BriefingBot.Web.Pages;

/// <summary>The pages' style and script, served from the program itself, under addresses that change with their content.</summary>
internal static class PageAssets
{
    private static readonly FrozenDictionary<string, (byte[] Content, string Hash)> Files =
        new Dictionary<string, string[]> { ["article.css"] = ["palette.css", "article.css"], ["article.js"] = ["article.js"] }
            .ToFrozenDictionary(f => f.Key, f => Load(f.Value));

    public static string StylePath { get; } = PathOf("article.css");

    public static string ScriptPath { get; } = PathOf("article.js");

    public static void MapPageAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{name}", (string name, HttpContext context) => Serve(name, context)).ExcludeFromDescription();

    private static IResult Serve(string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out (byte[] Content, string Hash) file))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = context.Request.Query["h"] == file.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Content, name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
    }

    private static string PathOf(string name) => $"/assets/{name}?h={Files[name].Hash}";

    /// <summary>The parts one after another, as one file.</summary>
    private static (byte[] Content, string Hash) Load(string[] parts)
    {
        byte[] content = [.. parts.SelectMany(Read)];
        return (content, Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream("Pages/" + name)
            ?? throw new InvalidOperationException($"The program was built without Pages/{name}.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
