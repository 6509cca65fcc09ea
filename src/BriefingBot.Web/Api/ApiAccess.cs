using System.Net;
using System.Security.Cryptography;
using System.Text;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Api;

/// <summary>
/// Who may use <c>/v1</c> and <c>/articles</c>. With keys: whoever sends one in <c>X-Api-Key</c>; a browser that opens an article's page may
/// send it as the password of HTTP Basic, which it asks its user for. Without keys: this machine only, under a loopback name, so that a web
/// site that points its own name at 127.0.0.1 gets nothing. Health, <c>/openapi</c> and <c>/docs</c> hold no content and stay open.
/// </summary>
internal sealed class ApiAccess(RequestDelegate next, IOptions<ApiOptions> options, ArticleLinks links)
{
    public const string Header = "X-Api-Key";

    // Hashes are compared, so that neither the time taken nor a length tells anything of a key.
    private readonly byte[][] keys = [.. options.Value.Keys.Select(k => k.Trim()).Where(k => k.Length > 0).Select(Hash)];

    public Task InvokeAsync(HttpContext context)
    {
        bool isPage = context.Request.Path.StartsWithSegments("/articles", StringComparison.OrdinalIgnoreCase);
        if (!isPage && !context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        // The chat's readers may look up what they were shown.
        if (isPage && links.Allows(context.Request))
        {
            return next(context);
        }

        if (keys.Length == 0)
        {
            return IsThisMachine(context)
                ? next(context)
                : Problems.WriteAsync(context, StatusCodes.Status403Forbidden,
                    "Without Api:Keys only this machine may ask, at http://127.0.0.1 or http://localhost. Set Api:Keys to let others in.");
        }

        if (IsKnown(context.Request.Headers[Header].FirstOrDefault()) || (isPage && IsKnown(BasicPassword(context.Request))))
        {
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = isPage ? "Basic realm=\"BriefingBot\", charset=\"UTF-8\"" : "ApiKey realm=\"BriefingBot\"";
        return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, $"Send a valid key in the header {Header}.");
    }

    private bool IsKnown(string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 1000)
        {
            return false;
        }

        byte[] hash = Hash(key);
        bool known = false;
        foreach (byte[] expected in keys)
        {
            known |= CryptographicOperations.FixedTimeEquals(hash, expected);
        }

        return known;
    }

    private static bool IsThisMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote)) && ListenGuard.IsLoopback(context.Request.Host.Host);

    private static string? BasicPassword(HttpRequest request)
    {
        string? header = request.Headers.Authorization.FirstOrDefault();
        if (header is null || header.Length > 2000 || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        byte[] bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out int length))
        {
            return null;
        }

        string pair = Encoding.UTF8.GetString(bytes, 0, length);
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
