namespace BriefingBot.Articles;

/// <summary>What a part of a body is that is not the article's prose.</summary>
public enum ArticlePartKind
{
    /// <summary>"LINDEN, March 5 (Kestrel Wire) –": place, day and agency before a first sentence.</summary>
    Dateline,

    /// <summary>The words under a picture, with their credit.</summary>
    Caption,

    /// <summary>Who took a picture, or whose text it is, alone.</summary>
    Credit,

    /// <summary>What a player or a slide show says of itself ("JUST WATCHED …").</summary>
    PlayerLabel,

    /// <summary>"Read more", "Related: …": the way to another text.</summary>
    Link,

    /// <summary>What an embedded tweet has around its words: signature, handle, address of a picture.</summary>
    Embed,

    /// <summary>The words of an embedded tweet: its author's, and no prose of the article.</summary>
    Tweet,

    /// <summary>Newsletters, adverts, copyright and other lines of the publisher about himself.</summary>
    Promotion,

    /// <summary>Leftover tags, rules, tables and code.</summary>
    Markup,

    /// <summary>"By Jane Doe", "Reporting by …".</summary>
    Byline,
}

/// <summary>A part of a body that is not the article's prose: kept and shown, but neither passage nor evidence.</summary>
/// <param name="Span">In the stored body; never empty, and without white space at its ends.</param>
/// <param name="Author">Of a <see cref="ArticlePartKind.Tweet"/>, as its signature names him.</param>
/// <param name="Rule">The name of the rule that found it.</param>
public sealed record ArticlePart(Span Span, ArticlePartKind Kind, string Rule, string? Author = null);
