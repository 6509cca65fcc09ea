using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Answers;

/// <summary>Names an article's source and day, as every claim shows them.</summary>
public static class Dateline
{
    private const int TitleLength = 60;

    /// <summary>"EFE, 27 January 2022"; the title stands in for a source that is not named.</summary>
    public static string Of(string? source, string title, DateOnly? published) =>
        $"{Label(source) ?? Label(title) ?? "source not named"}, {Day(published) ?? "undated"}";

    /// <summary><inheritdoc cref="Of(string?, string, DateOnly?)"/></summary>
    public static string Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Of(article.Source, article.Title, article.Published);
    }

    /// <summary>"27 January 2022"; null for none.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"EFE" or "the article".</summary>
    public static string Teller(ArticleFacts article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Label(article.Source) ?? "the article";
    }

    private static string? Label(string? text)
    {
        string plain = new([.. (text ?? "").Where(c => !char.IsControl(c) && !"“”„«»\"[]".Contains(c, StringComparison.Ordinal))]);
        plain = plain.Trim();
        if (plain.Length <= TitleLength)
        {
            return plain.Length == 0 ? null : plain;
        }

        int cut = plain.LastIndexOf(' ', TitleLength);
        return plain[..(cut > 0 ? cut : TitleLength)] + "…";
    }
}
