using System.Net;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Which sites' pages may speak with the service: its own, and those of the settings. A client that is no browser names none.</summary>
internal sealed class OriginPolicy(IOptions<DirectLineOptions> options, IOptions<ApiOptions> api)
{
    private readonly HashSet<string> allowed = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    // A host that anybody may point here is no proof of anything while no credential is asked for.
    private readonly bool isClosed = api.Value.Keys.Length == 0 && string.IsNullOrEmpty(options.Value.Secret);

    private readonly bool isPublic = !string.IsNullOrEmpty(options.Value.Secret) || options.Value.AllowedOrigins.Length > 0;

    /// <summary>Where the client reached the service, such as <c>https://host:1234</c>.</summary>
    public static string OwnOrigin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>False where a page of another site calls, or one under a name that isn't this machine's while nothing is asked for.</summary>
    public bool Allows(HttpContext context)
    {
        string? origin = context.Request.Headers.Origin;
        return (!isClosed || IsThisMachine(context)) && (string.IsNullOrEmpty(origin) || IsAllowed(context, origin));
    }

    /// <summary>A token of whose bearer only certain sites are trusted.</summary>
    public static bool Allows(HttpContext context, TokenGrant grant)
    {
        string? origin = context.Request.Headers.Origin;
        return string.IsNullOrEmpty(origin) || grant.Origins.Count == 0 || grant.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// True where a page may have a token without a secret: on this machine while no key is asked for, else on the sites that the channel was
    /// opened to. API keys alone open nothing: they say that readers are to be known.
    /// </summary>
    public bool GivesTokens(HttpContext context)
    {
        string? origin = context.Request.Headers.Origin;
        return (api.Value.Keys.Length == 0 && IsThisMachine(context)) || (isPublic && !string.IsNullOrEmpty(origin) && IsAllowed(context, origin));
    }

    private bool IsAllowed(HttpContext context, string origin) =>
        allowed.Contains(origin) || origin.Equals(OwnOrigin(context.Request), StringComparison.OrdinalIgnoreCase);

    private static bool IsThisMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote)) && ListenGuard.IsLoopback(context.Request.Host.Host);
}
