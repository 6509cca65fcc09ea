using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace BriefingBot.Web.Channels.BotFramework.Authentication;

/// <summary>
/// The signing keys that a metadata address describes. Read once a day; when a token names a key that isn't among them they are read again,
/// at most once in five minutes, so that made-up key names cost the provider nothing. Where a later reading fails, the last good one holds.
/// </summary>
internal sealed class SigningMetadata(Uri address, IDocumentRetriever documents, TimeProvider clock, ILogger logger) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    public static readonly TimeSpan LeastBetweenRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly OpenIdConnectConfigurationRetriever retriever = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Keys? current;
    private long? refreshed;
    private long? failed;

    private sealed record Keys(IReadOnlyDictionary<string, JsonWebKey> ById, long Read);

    /// <summary>The key of that id; null where there is none, also after the keys were read again.</summary>
    /// <exception cref="SigningKeysUnavailableException">The metadata was never read and can't be read now.</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        Keys? keys = current;
        if (keys is null || clock.GetElapsedTime(keys.Read) >= Lifetime)
        {
            keys = await ReadAsync(keys, isRefresh: false, cancellationToken);
        }

        if (!keys.ById.TryGetValue(keyId, out JsonWebKey? key))
        {
            keys = await ReadAsync(keys, isRefresh: true, cancellationToken);
            keys.ById.TryGetValue(keyId, out key);
        }

        return key;
    }

    public void Dispose() => turn.Dispose();

    private async Task<Keys> ReadAsync(Keys? known, bool isRefresh, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Another request may have read them while this one waited.
            if (current is { } newer && newer != known)
            {
                return newer;
            }

            bool tooSoon = (failed is { } last && clock.GetElapsedTime(last) < AfterFailure)
                || (isRefresh && refreshed is { } before && clock.GetElapsedTime(before) < LeastBetweenRefreshes);
            if (tooSoon)
            {
                return known ?? throw new SigningKeysUnavailableException(address, null);
            }

            refreshed = isRefresh ? clock.GetTimestamp() : refreshed;
            current = new Keys(await DownloadAsync(cancellationToken), clock.GetTimestamp());
            failed = null;
            logger.SigningKeysRead(current.ById.Count, address.Host);
            return current;
        }
        catch (Exception problem) when (problem is not SigningKeysUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            failed = clock.GetTimestamp();
            logger.SigningKeysNotRead(problem, address.Host);
            return known ?? throw new SigningKeysUnavailableException(address, problem);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Dictionary<string, JsonWebKey>> DownloadAsync(CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration configuration = await ((IConfigurationRetriever<OpenIdConnectConfiguration>)retriever).GetConfigurationAsync(address.ToString(), documents, cancellationToken);
        var keys = new Dictionary<string, JsonWebKey>(StringComparer.Ordinal);
        foreach (JsonWebKey key in configuration.JsonWebKeySet.Keys.Where(k => !string.IsNullOrEmpty(k.Kid) && k.Kty == JsonWebAlgorithmsKeyTypes.RSA))
        {
            keys[key.Kid] = key;
        }

        return keys.Count > 0 ? keys : throw new InvalidOperationException("The metadata names no signing key.");
    }
}

/// <summary>Nobody can be authenticated at the moment: the signing keys were never read.</summary>
internal sealed class SigningKeysUnavailableException(Uri address, Exception? cause) : Exception($"The signing keys of {address.Host} can't be read.", cause);
