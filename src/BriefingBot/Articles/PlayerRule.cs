using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>What a player says of itself: "01:49 Ferry leaves the quay – video", "… Listen · 3:55".</summary>
internal static partial class PlayerRule
{
    private const int MostWords = 40;

    /// <summary>What stands beside a film at the head of an article.</summary>
    private const int MostWordsBeside = 120;

    private const int FirstLines = 4;

    public static ArticlePart? Line(BodyLine line)
    {
        bool isPlayer = line.Words <= MostWords
            ? Video().IsMatch(line.Head) || Close().IsMatch(line.Head) || Duration().IsMatch(line.Tail) || Time().IsMatch(line.Head)
            : line.Words <= MostWordsBeside && line.Number < FirstLines && Close().IsMatch(line.Head);
        return isPlayer ? line.Part(ArticlePartKind.PlayerLabel, "player") : null;
    }

    [GeneratedRegex(
        @"^(?:\d{1,2}:\d{2} .{3,200}|.{3,200}) [–—-] (?:video|audio|in pictures|podcast|video report|video explainer)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    [GeneratedRegex(@"^CLOSE [\p{Lu}“""]", RegexOptions.CultureInvariant)]
    private static partial Regex Close();

    [GeneratedRegex(@"^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \p{Lu}{2,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(
        @"(?:Listen|Watch|Play|LISTEN|VIDEO|Video) ?[·:|•-]? ?\d{1,2}:\d{2}(?: \d{1,2}:\d{2})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
