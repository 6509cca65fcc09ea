using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// "LINDEN, March 5 (Kestrel Wire) –", "(CNN)", "Moscow, 27 Jan (EFE).-", "WASHINGTON —", with a byline before it where there is one.
/// </summary>
internal static partial class DatelineRule
{
    /// <summary>A bare place, or a day without an agency, is a dateline only so near the beginning.</summary>
    private const int FirstLines = 6;

    /// <summary>With a hyphen it may be a label ("UPDATE - "), unless a whole sentence of the first lines follows.</summary>
    private const int FirstLinesWithHyphen = 3;

    private const int FewestWordsBehindHyphen = 14;
    private const int MostBylineWords = 9;
    private const int FewestWordsBehind = 3;

    private const string Caps = @"\p{Lu}[\p{Lu}.'’-]+(?:[ /](?:(?:and|&|de|of|the) )?\p{Lu}[\p{Lu}.'’-]*){0,4}";
    private const string Title =
        @"\p{Lu}[\p{L}.'’-]*(?:[ /-](?:(?:of|the|de|la|al|del|near|on|in|and|aboard) ){0,2}\p{Lu}[\p{L}.'’-]*){0,4}";
    private const string Region = @"(?:, ?\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}){0,2}";
    private const string Month = @"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?";
    private const string Day =
        @"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:" + Month + @" \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? " + Month + @")(?:,? \d{4})?";
    private const string Agency = @"\((?<agency>[^()\n]{2,40})\)";
    private const string Dash = @" ?\.?,? ?(?:--|[-–—])+";

    public static IEnumerable<ArticlePart> Find(BodyLine line)
    {
        if (line.Head.StartsWith("By ", StringComparison.OrdinalIgnoreCase) && BehindByline(line) is { Count: > 0 } both)
        {
            return both;
        }

        return EndAt(line, 0) is { } end ? [line.Part(0, end, ArticlePartKind.Dateline, "dateline")] : [];
    }

    private static List<ArticlePart> BehindByline(BodyLine line)
    {
        int at = 3;
        for (int words = 0; words < MostBylineWords && at < line.Head.Length; words++)
        {
            if (words > 0 && EndAt(line, at) is { } end && char.IsUpper(line.Head[at]) && at + 1 < line.Head.Length
                && char.IsUpper(line.Head[at + 1]))
            {
                return
                [
                    line.Part(0, at, ArticlePartKind.Byline, "byline-before-dateline"),
                    line.Part(at, end, ArticlePartKind.Dateline, "dateline"),
                ];
            }

            int space = line.Head.IndexOf(' ', at);
            string word = space < 0 ? line.Head[at..] : line.Head[at..space];
            if (word.Length == 0 || !(char.IsUpper(word[0]) || word is "and" or "de" or "van" or "von"))
            {
                break;
            }

            at += word.Length + 1;
        }

        return [];
    }

    /// <summary>Where a dateline that begins there ends, without the blank behind it.</summary>
    private static int? EndAt(BodyLine line, int at)
    {
        string head = line.Head[at..];
        if (WithAgency().Match(head) is { Success: true } agency && IsAgencyHere(agency))
        {
            return at + agency.Length;
        }

        if (line.Number >= FirstLines)
        {
            return null;
        }

        Match other = WithDay().Match(head);
        other = other.Success ? other : Bare().Match(head);
        other = other.Success || line.Number >= FirstLinesWithHyphen || line.Words < FewestWordsBehindHyphen ? other
            : WithHyphen().Match(head);
        return other.Success && line.Words >= FewestWordsBehind + 2 && GoesOn(head, other.Length) ? at + other.Length : null;
    }

    private static bool IsAgencyHere(Match match)
    {
        string agency = match.Groups["agency"].Value;
        bool dash = match.Groups["dash"].Success;
        bool place = match.Groups["place"].Success;
        bool caps = match.Groups["caps"].Success;
        bool day = match.Groups["day"].Success;
        return Wires.IsAgency(agency) ? dash || caps || day || Wires.IsName(agency) : dash && char.IsUpper(agency[0])
            && ((caps && place) || day);
    }

    /// <summary>A sentence begins behind it.</summary>
    private static bool GoesOn(string head, int at)
    {
        while (at < head.Length && (char.IsWhiteSpace(head[at]) || head[at] is '“' or '"' or '‘' or '\'' or '('))
        {
            at++;
        }

        return at < head.Length && (char.IsUpper(head[at]) || char.IsDigit(head[at]));
    }

    [GeneratedRegex(
        @"^(?:(?<place>(?<caps>" + Caps + @"(?![\p{Ll}]))|" + Title + @"(?: \p{Ll}{3,12})?)" + Region + @")?(?:,? ?(?<day>" + Day + @"))?,? ?" + Agency + "(?<dash>" + Dash + ")?",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithAgency();

    [GeneratedRegex(
        "^(?:" + Caps + @"(?![\p{Ll}])|" + Title + ")" + Region + ",? (?:" + Day + ")" + Dash + "(?= )",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithDay();

    [GeneratedRegex("^" + Caps + @"(?![\p{Ll}])" + Region + @" - (?=[\p{Lu}\p{N}“""‘'])", RegexOptions.CultureInvariant)]
    private static partial Regex WithHyphen();

    [GeneratedRegex("^" + Caps + @"(?![\p{Ll}])" + Region + @" ?(?:—|–|--) ?(?=[\p{Lu}\p{N}“""‘'])", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
