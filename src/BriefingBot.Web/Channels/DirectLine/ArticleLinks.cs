using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBot.Answers;
using BriefingBot.Articles;
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
    public string Of(string address, Citation citation) => Of(address, citation.ArticleId, citation.Version, citation.Span);

    /// <param name="address">Where the reader reaches the service.</param>
    public string Of(string address, string articleId, int version, Span span)
    {
        string path = ViewUrl.Of(articleId, version, span);
        return address + (IsOpenAt(address) ? path : path.Replace("#", $"&{Parameter}={Sign(articleId, version)}#", StringComparison.Ordinal));
    }

    /// <summary>The page of a whole answer.</summary>
    /// <param name="address">Where the reader reaches the service.</param>
    public string OfAnswer(string address, string answerId)
    {
        string path = address + "/answers/" + Uri.EscapeDataString(answerId);
        return IsOpenAt(address) ? path : $"{path}?{Parameter}={Sign("answer:" + answerId, 0)}";
    }

    /// <summary>True for the address of an article's or answer's page with its own signature.</summary>
    public bool Allows(HttpRequest request) => AllowsArticle(request) || AllowsAnswer(request);

    private bool AllowsAnswer(HttpRequest request) =>
        request.Path.StartsWithSegments("/answers", StringComparison.OrdinalIgnoreCase, out PathString rest) && rest.Value is ['/', .. string id]
        && IsSigned(request, "answer:" + id, 0);

    private bool AllowsArticle(HttpRequest request) =>
        request.Path.StartsWithSegments("/articles", StringComparison.OrdinalIgnoreCase, out PathString rest) && rest.Value is ['/', .. string id]
        && int.TryParse(request.Query["v"], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
        && IsSigned(request, id, version);

    private bool IsSigned(HttpRequest request, string id, int version) =>
        request.Query[Parameter].FirstOrDefault() is { Length: > 0 and < 100 } signature
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(id, version)));

    private bool IsOpenAt(string address) => api.Value.Keys.Length == 0 && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && ListenGuard.IsLoopback(uri.Host);

    private string Sign(string articleId, int version) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{version}/{articleId}"))).AsSpan(0, 16));
}
