using System.Globalization;
using BriefingBot.Articles;
using BriefingBot.Indexing;

namespace BriefingBot.Answers;

/// <summary>An article's source and day, as every claim shows them: "EFE, 27 January 2022".</summary>
public sealed record SourceAndDay(string Source, DateOnly? Day)
{
    public override string ToString() => $"{Source}, {Dateline.Day(Day) ?? "undated"}";
}

/// <summary>Names an article's source and day, as every claim shows them.</summary>
public static class Dateline
{
    private const int TitleLength = 60;

    /// <summary>"EFE, 27 January 2022"; the title stands in for a source that is not named.</summary>
    public static SourceAndDay Named(string? source, string title, DateOnly? published) =>
        new(Label(source) ?? Label(title) ?? "source not named", published);

    /// <summary><inheritdoc cref="Named"/></summary>
    public static string Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Named(article.Source, article.Title, article.Published).ToString();
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
