using BriefingBot.Articles;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.BotFramework.Teams;

/// <summary>Addresses at which readers in Teams reach what the service holds.</summary>
/// <param name="Passage">Of a span of an article's version.</param>
/// <param name="Answer">Of a whole answer, by its id.</param>
internal sealed record TeamsLinks(Func<string, int, Span, string>? Passage, Func<string, string>? Answer)
{
    /// <summary>Readers can't reach the service.</summary>
    public static TeamsLinks None { get; } = new(null, null);

    public static TeamsLinks Of(IOptions<BotFrameworkOptions> options, ArticleLinks links)
    {
        if (string.IsNullOrWhiteSpace(options.Value.PublicUrl))
        {
            return None;
        }

        string address = new Uri(options.Value.PublicUrl).AbsoluteUri.TrimEnd('/');
        return new TeamsLinks((article, version, span) => links.Of(address, article, version, span), answer => links.OfAnswer(address, answer));
    }

    /// <summary>The passage in the viewer, else the article where it was published; null where it is at neither.</summary>
    public string? To(string articleId, int version, Span span, string? url) => Passage?.Invoke(articleId, version, span) ?? WebLink(url);

    /// <summary>An address of the web; anything else is no link.</summary>
    internal static string? WebLink(string? url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http" ? uri.AbsoluteUri : null;
}
