using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// Captions and credits that are known by who took the picture: "… (AP Photo/Jane Doe)", "… Photograph: Jane Doe/Agency".
/// </summary>
internal static partial class CaptionRule
{
    /// <summary>A longer line is a text with a credit at its end, no caption.</summary>
    private const int MostWords = 120;

    private const int MostCreditWords = 8;

    private const string Holders =
        "(?:Getty Images|Getty|AP|AFP|Reuters|REUTERS|EPA|Shutterstock|Alamy|Bloomberg|Corbis|Landov|Rex|PA|AAP|NPR|TNS|MCT|ZUMA|Xinhua|Redux|Polaris|Barcroft|UPI|Associated Press|iStock|Flickr)";

    public static ArticlePart? Line(BodyLine line)
    {
        if (line.Words <= MostWords && Credit().Match(line.Tail) is { Success: true } credit)
        {
            bool alone = line.TailStart == line.Span.Start && credit.Index == 0 && line.Words <= MostCreditWords;
            return line.Part(alone ? ArticlePartKind.Credit : ArticlePartKind.Caption, "credit");
        }

        if (Bracketed().Match(line.Head) is { Success: true } inside && inside.Index > 0)
        {
            return line.Part(0, inside.Index + inside.Length, ArticlePartKind.Caption, "credit-in-brackets");
        }

        if (Gallery().IsMatch(line.Head))
        {
            return line.Part(ArticlePartKind.Caption, "gallery");
        }

        return Numbered().IsMatch(line.Head) && line.Words <= MostWords ? line.Part(ArticlePartKind.Caption, "picture-of-pictures") : null;
    }

    /// <summary>At the end of the line, in brackets or behind a full stop, a slash or a word such as "via".</summary>
    [GeneratedRegex(
        @"\((?:\p{L}+ ){0,2}[Pp]hotos?(?: by |: ?|/| courtesy)[^()\n]{0,120}\)?$"
        + @"|\((?:[^()\n]{1,60}/)?" + Holders + @"(?: via [^()\n]{1,40})?(?:[,/] ?[^()\n]{1,60})?\)$"
        + @"|(?:^|[.!?”""’)] ?|\s)(?:Photographs?|Photographer|Photo|Photos|Picture|Image|Image credit|Photo credit|Credit): ?[^.!?:\n]{1,80}\.?$"
        + @"|(?:^|[.!?”""’)] ?)(?:Photos? by|Photograph by|Photography by|Image by|Courtesy of|Photo courtesy of) [^.!?\n]{1,70}$"
        + @"|\b(?:REUTERS|AFP|AP|EPA|PA|AAP)\s?/\s?\p{Lu}[^.!?\n]{1,60}$"
        + @"|(?:^|[.!?”""’)] ?)[^.!?\n]{2,70} ?/ ?" + Holders + @"(?:/[^.!?\n/]{2,30}){0,3}$"
        + @"|(?:^|[.!?”""’)] ?)\p{Lu}[^.!?\n]{2,60} (?:via|for) (?:NPR|AP|Getty Images|AFP|Reuters|Shutterstock|EPA|Flickr)$"
        + @"|\[[^\[\]/\n\d,]{2,60}/[^\[\]\n\d]{2,40}\]$"
        + @"|\| ?(?:AP|AFP|Reuters|Getty|EPA)(?: Photos?| Images?)?$"
        + "|Getty Images$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(
        @"\((?:[A-Z]+ |File )?[Pp]hotos?(?: by |: ?|/)[^()\n]{1,120}\)(?= ?(?:$|Story [Hh]ighlights|\p{Lu}))|\| ?(?:AP|AFP|Reuters|REUTERS|Getty) Photos?\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\d{1,3} of \d{1,3} \p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:Slideshow|Gallery|Photo gallery|In pictures)(?: \(\d{1,3} (?:images|photos|pictures)\))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Gallery();
}
