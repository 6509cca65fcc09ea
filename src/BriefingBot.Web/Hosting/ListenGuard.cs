using System.Net;

namespace BriefingBot.Web.Hosting;

/// <summary>
/// Refuses to be open to the network without any credential. Addresses are read where ASP.NET Core reads them, before anything listens.
/// </summary>
internal static class ListenGuard
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The errors of the addresses, each a sentence; none where they may be listened on.</summary>
    public static IEnumerable<string> Errors(IConfiguration configuration)
    {
        bool credential = HasCredential(configuration);
        foreach ((string key, string address) in Addresses(configuration))
        {
            if (!TryHost(address, out string host))
            {
                yield return $"{key} is '{address}'; an address such as {DefaultUrl} is meant";
            }
            else if (!credential && !IsLoopback(host))
            {
                yield return $"{key} is '{address}', which other machines can reach, and nothing says who may ask. "
                    + "Set Api:Keys (environment: Api__Keys__0) to a long random key, or a channel's credential (Channels:DirectLine:Secret or "
                    + $"Channels:BotFramework:AppId with its secret), or listen on loopback only, such as {DefaultUrl}";
            }
        }
    }

    public static bool HasCredential(IConfiguration configuration) =>
        configuration.GetSection("Api:Keys").GetChildren().Any(k => !string.IsNullOrWhiteSpace(k.Value))
        || Has(configuration, "Channels:DirectLine:Secret")
        || (Has(configuration, "Channels:BotFramework:AppId")
            && (Has(configuration, "Channels:BotFramework:ClientSecret")
                || Has(configuration, "Channels:BotFramework:CertificatePath")
                || Has(configuration, "Channels:BotFramework:ManagedIdentityClientId")
                || Has(configuration, "Channels:BotFramework:FederatedTokenFile")));

    public static bool IsLoopback(string host)
    {
        string bare = host.Trim('[', ']');
        return bare.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(bare, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    private static bool Has(IConfiguration configuration, string key) => !string.IsNullOrWhiteSpace(configuration[key]);

    private static IEnumerable<(string Key, string Address)> Addresses(IConfiguration configuration)
    {
        foreach (string address in Split(configuration["urls"]))
        {
            yield return ("urls", address);
        }

        // ASP.NET Core listens on every interface for these; it ignores them where urls is set.
        if (string.IsNullOrEmpty(configuration["urls"]))
        {
            foreach (string port in Split(configuration["http_ports"]))
            {
                yield return ("http_ports", "http://*:" + port);
            }

            foreach (string port in Split(configuration["https_ports"]))
            {
                yield return ("https_ports", "https://*:" + port);
            }
        }

        foreach (IConfigurationSection endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
        {
            yield return ($"Kestrel:Endpoints:{endpoint.Key}:Url", endpoint["Url"] ?? "");
        }
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool TryHost(string address, out string host)
    {
        host = "";
        try
        {
            var parsed = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
            // A socket or pipe is of this machine only, and guarded by the file system.
            host = parsed.IsUnixPipe || parsed.IsNamedPipe ? "localhost" : parsed.Host;
            return host.Length > 0 && parsed.Scheme is "http" or "https";
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
