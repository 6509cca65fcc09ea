using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>Where the bot's token may go: Microsoft's connectors and the hosts that the settings name, over https.</summary>
internal sealed class ServiceHosts
{
    private static readonly string[] Microsofts =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    private readonly HashSet<string> hosts;
    private readonly bool allowInsecureLoopback;

    public ServiceHosts(BotFrameworkOptions options)
    {
        hosts = new HashSet<string>([.. Microsofts, .. options.AllowedServiceHosts.Select(h => h.Trim())], StringComparer.OrdinalIgnoreCase);
        allowInsecureLoopback = options.AllowInsecureLoopback;
    }

    /// <summary>False where nothing may be sent to that address.</summary>
    public bool TryAllow(string? serviceUrl, out Uri address)
    {
        address = null!;
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out Uri? uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return false;
        }

        bool allowed = uri.Scheme == Uri.UriSchemeHttps
            ? hosts.Contains(uri.IdnHost) && uri.IsDefaultPort
            : uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && allowInsecureLoopback;
        if (allowed)
        {
            address = uri;
        }

        return allowed;
    }
}
