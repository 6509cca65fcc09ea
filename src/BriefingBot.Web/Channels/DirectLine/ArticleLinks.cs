using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBot.Answers;
using BriefingBot.Web.Api;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// Addresses of the passages that answers cite. Where articles aren't open to whoever can ask in the chat (there are keys, or the reader sits at
/// another machine), the address carries a signature for that one version of that one article: who was shown a quotation may look it up.
/// </summary>
internal sealed class ArticleLinks(byte[] signingKey, IOptions<ApiOptions> api)
{
    public const string Parameter = "k";

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, signingKey, 32, info: "article-links"u8.ToArray());

    /// <param name="address">Where the reader reached the service, such as <c>https://host</c>.</param>
    public string Of(string address, Citation citation)
    {
        string path = ViewUrl.Of(citation.ArticleId, citation.Version, citation.Span);
        return address + (IsOpenAt(address) ? path : path.Replace("#", $"&{Parameter}={Sign(citation.ArticleId, citation.Version)}#", StringComparison.Ordinal));
    }

    /// <summary>True for the address of an article's page with its own signature.</summary>
    public bool Allows(HttpRequest request) =>
        request.Path.StartsWithSegments("/articles", StringComparison.OrdinalIgnoreCase, out PathString rest) && rest.Value is ['/', .. string id]
        && request.Query[Parameter].FirstOrDefault() is { Length: > 0 and < 100 } signature
        && int.TryParse(request.Query["v"], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(id, version)));

    private bool IsOpenAt(string address) => api.Value.Keys.Length == 0 && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && ListenGuard.IsLoopback(uri.Host);

    private string Sign(string articleId, int version) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{version}/{articleId}"))).AsSpan(0, 16));
}
