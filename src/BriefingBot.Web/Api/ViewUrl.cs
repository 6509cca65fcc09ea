using System.Globalization;
using BriefingBot.Articles;

namespace BriefingBot.Web.Api;

/// <summary>The address of a passage in the viewer.</summary>
internal static class ViewUrl
{
    public static string Of(string articleId, int version, Span span) =>
        string.Create(CultureInfo.InvariantCulture, $"/articles/{Uri.EscapeDataString(articleId)}?v={version}#c={span.Start}-{span.End}");

    public static string OfArticle(string articleId, int? version) => version is null
        ? "/articles/" + Uri.EscapeDataString(articleId)
        : string.Create(CultureInfo.InvariantCulture, $"/articles/{Uri.EscapeDataString(articleId)}?v={version}");
}
