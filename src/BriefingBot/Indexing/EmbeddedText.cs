using BriefingBot.Articles;

namespace BriefingBot.Indexing;

/// <summary>What the embedding model is given of a passage.</summary>
public static class EmbeddedText
{
    /// <summary>
    /// The article's title before the passage, which seldom says by itself what it is about; the passage alone where it begins with the title.
    /// </summary>
    public static string Of(Article article, Passage passage) =>
        passage.Text.StartsWith(article.Title.TrimEnd('…', '.', ' '), StringComparison.Ordinal) ? passage.Text : $"{article.Title}\n{passage.Text}";
}
