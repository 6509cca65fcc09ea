using System.Globalization;
using BriefingBot.Articles;

namespace BriefingBot.Indexing;

/// <summary>A run of an article's body of one to a few paragraphs; the unit of passage retrieval.</summary>
/// <param name="Ordinal">0 for the article's first passage.</param>
public sealed record Passage(string ArticleId, int Version, int Ordinal, Span Span, string Text)
{
    /// <summary><c>articleId#ordinal</c>; unique among live passages.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{ArticleId}#{Ordinal}");
}
