using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBot.Web.Channels.BotFramework.Authentication;
using BriefingBot.Web.Hosting;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace BriefingBot.Web.Channels.BotFramework.Outbound;

/// <summary>Makes the one <see cref="IBotTokens"/> that the settings ask for.</summary>
internal static class BotTokens
{
    private const string TokenExchange = "api://AzureADTokenExchange";

    /// <param name="client">Reaches the identity provider.</param>
    /// <exception cref="SettingsException">The certificate can't be read.</exception>
    public static IBotTokens Create(BotFrameworkOptions options, HttpClient client, TimeProvider clock)
    {
        ChannelCloud cloud = ChannelCloud.Of(options);
        if (options.ManagedIdentityClientId is { Length: > 0 } identity && identity.Equals(options.AppId, StringComparison.OrdinalIgnoreCase))
        {
            return new ManagedIdentityTokens(ManagedIdentity(identity, client), cloud.Scope);
        }

        if (new[] { options.ClientSecret, options.CertificatePath, options.ManagedIdentityClientId, options.FederatedTokenFile }.All(string.IsNullOrEmpty))
        {
            return new NoTokens();
        }

        // MSAL takes https authorities only; a provider simulated on this machine has none.
        if (cloud.Authority.Scheme == Uri.UriSchemeHttp && !string.IsNullOrEmpty(options.ClientSecret))
        {
            return new LoopbackTokens(client, cloud.Authority, options.AppId!, options.ClientSecret, cloud.Scope, clock);
        }

        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority(cloud.Authority.ToString())
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new OneClient(client))
            .WithLegacyCacheCompatibility(false);
        bool sendChain = false;
        if (!string.IsNullOrEmpty(options.ClientSecret))
        {
            builder = builder.WithClientSecret(options.ClientSecret);
        }
        else if (!string.IsNullOrEmpty(options.CertificatePath))
        {
            // The chain goes along (x5c), so that a renewed certificate of the same subject needs no new registration.
            builder = builder.WithCertificate(Certificate(options), sendX5C: true);
            sendChain = true;
        }
        else if (options.ManagedIdentityClientId is { Length: > 0 } vouching)
        {
            IManagedIdentityApplication application = ManagedIdentity(vouching, client);
            builder = builder.WithClientAssertion(async (AssertionRequestOptions request) =>
                (await application.AcquireTokenForManagedIdentity(TokenExchange).ExecuteAsync(request.CancellationToken)).AccessToken);
        }
        else
        {
            string file = options.FederatedTokenFile!;
            builder = builder.WithClientAssertion(async (AssertionRequestOptions request) => (await File.ReadAllTextAsync(file, request.CancellationToken)).Trim());
        }

        return new ApplicationTokens(builder.Build(), cloud.Scope, sendChain);
    }

    private static IManagedIdentityApplication ManagedIdentity(string clientId, HttpClient client) =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(clientId)).WithHttpClientFactory(new OneClient(client)).Build();

    /// <summary>The client with our limits: no redirects, a size and a time.</summary>
    private sealed class OneClient(HttpClient client) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => client;
    }

    private static X509Certificate2 Certificate(BotFrameworkOptions options)
    {
        string path = options.CertificatePath!;
        string? password = string.IsNullOrEmpty(options.CertificatePassword) ? null : options.CertificatePassword;
        try
        {
            X509Certificate2 certificate = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("it has no private key");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{BotFrameworkOptions.Section}:CertificatePath is '{path}', which can't be read as a certificate with its private key ({e.Message.TrimEnd('.')})"]);
        }
    }
}

/// <summary>For an emulator on this machine that asks for none.</summary>
internal sealed class NoTokens : IBotTokens
{
    public Task<string> GetAsync(bool renew, CancellationToken cancellationToken) => Task.FromResult("");
}

/// <summary>Client credentials of the application: a secret, a certificate or a federated credential. MSAL keeps the token until it runs out.</summary>
internal sealed class ApplicationTokens(IConfidentialClientApplication application, string scope, bool sendChain) : IBotTokens
{
    public async Task<string> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        try
        {
            return (await application.AcquireTokenForClient([scope]).WithForceRefresh(renew).WithSendX5C(sendChain).ExecuteAsync(cancellationToken)).AccessToken;
        }
        catch (Exception e) when (e is MsalException or HttpRequestException or IOException)
        {
            throw new BotTokenException((e as MsalException)?.ErrorCode ?? "unreachable", e);
        }
    }
}

/// <summary>The tokens of a managed identity that is the bot itself.</summary>
internal sealed class ManagedIdentityTokens(IManagedIdentityApplication application, string scope) : IBotTokens
{
    private readonly string resource = scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;

    public async Task<string> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        try
        {
            return (await application.AcquireTokenForManagedIdentity(resource).WithForceRefresh(renew).ExecuteAsync(cancellationToken)).AccessToken;
        }
        catch (Exception e) when (e is MsalException or HttpRequestException)
        {
            throw new BotTokenException((e as MsalException)?.ErrorCode ?? "unreachable", e);
        }
    }
}
