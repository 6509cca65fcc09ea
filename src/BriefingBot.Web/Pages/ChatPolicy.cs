using System.Security.Cryptography;
using System.Text.RegularExpressions;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Pages;

/// <summary>
/// The content security policy of the chat's two pages. Nothing inline runs, nothing comes from or goes to another host. What is looser than
/// on the other pages, and why: <c>style-src</c> has a nonce, because Web Chat writes its style sheets into the page (it knows the nonce; no
/// style attribute in markup works) and the hash of an empty style sheet, because a part of Web Chat forgets the nonce on one that it makes
/// empty and fills by script; <c>connect-src</c> is the service itself, over WebSocket too, which older browsers don't read out of
/// <c>'self'</c>; <c>img-src</c> has <c>data:</c> for Web Chat's icons. The widget, and no other page, may be framed: by the service itself and
/// by <c>Channels:DirectLine:AllowedOrigins</c>.
/// </summary>
internal sealed partial class ChatPolicy(IOptions<DirectLineOptions> options)
{
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>Origins that may embed the widget, as a browser writes them.</summary>
    public IReadOnlyList<string> Origins { get; } = [.. options.Value.AllowedOrigins.Select(o => new Uri(o).GetLeftPart(UriPartial.Authority)).Distinct()];

    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    public void Apply(HttpContext context, string nonce, bool framed)
    {
        string ancestors = framed ? string.Join(' ', Origins.Prepend("'self'")) : "'none'";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src data:; connect-src 'self'{WebSocketOf(context.Request)}; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}";
        if (framed)
        {
            // It knows no list of origins; frame-ancestors says the same and more.
            context.Response.Headers.XFrameOptions = default;
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
    }

    private static string WebSocketOf(HttpRequest request) =>
        Host().IsMatch(request.Host.Value ?? "") ? $" {(request.IsHttps ? "wss" : "ws")}://{request.Host.Value}" : "";

    [GeneratedRegex(@"^[A-Za-z0-9.\-\[\]:]{1,255}$")]
    private static partial Regex Host();
}
