using Microsoft.IdentityModel.Protocols;

namespace BriefingBot.Web.Channels.BotFramework.Authentication;

/// <summary>Reads metadata documents: over https, or http to loopback where that is allowed, without redirects, up to a size and a time.</summary>
internal sealed class MetadataDocuments(HttpClient client, bool allowInsecureLoopback) : IDocumentRetriever
{
    public const string ClientName = "BotFramework.Metadata";
    private const int LargestDocument = 1024 * 1024;

    public static void Configure(HttpClient client)
    {
        client.Timeout = TimeSpan.FromSeconds(10);
        client.MaxResponseContentBufferSize = LargestDocument;
    }

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        var uri = new Uri(address);
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && allowInsecureLoopback))
        {
            throw new InvalidOperationException($"The metadata names an address on {uri.Host} that isn't https.");
        }

        using HttpResponseMessage response = await client.GetAsync(uri, cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancel);
    }
}
