using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BriefingBot.Articles;

/// <summary>
/// Embedded tweets: "The quay is open. — Jane Doe (@jdoe) March 5, 2024", the signature below the words, or "Jane Doe (@jdoe)" before them.
/// The words are the author's; the signature and addresses such as pic.twitter.com/… are furniture.
/// </summary>
internal static partial class TweetRule
{
    /// <summary>No tweet is longer, its links counted in.</summary>
    private const int LongestTweet = 420;

    private const int MostLines = 8;

    /// <summary>For each line, what of it is a tweet; nothing for a line that has none.</summary>
    public static ImmutableArray<ArticlePart>[] Find(ImmutableArray<BodyLine> lines)
    {
        var found = new ImmutableArray<ArticlePart>[lines.Length];
        Array.Fill(found, []);
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Head.Contains("(@", StringComparison.Ordinal) && !lines[i].Tail.Contains("(@", StringComparison.Ordinal))
            {
                continue;
            }

            if (Signature().Match(lines[i].Tail) is { Success: true } signature)
            {
                Signed(lines, i, signature, found);
            }
            else if (found[i].Length == 0 && Heading().Match(lines[i].Head) is { Success: true } heading)
            {
                Headed(lines, i, heading, found);
            }
        }

        return found;
    }

    /// <summary>Addresses that only an embedded tweet has.</summary>
    public static List<ArticlePart> Tokens(BodyLine line)
    {
        var found = new List<ArticlePart>();
        if (line.Text.Contains("pic.twitter", StringComparison.OrdinalIgnoreCase)
            || line.Text.Contains("t.co/", StringComparison.OrdinalIgnoreCase))
        {
            foreach (ValueMatch token in Token().EnumerateMatches(line.Text))
            {
                found.Add(line.Part(token.Index, token.Index + token.Length, ArticlePartKind.Embed, "tweet-address"));
            }
        }

        return found;
    }

    private static void Signed(ImmutableArray<BodyLine> lines, int i, Match signature, ImmutableArray<ArticlePart>[] found)
    {
        BodyLine line = lines[i];
        string author = signature.Groups["name"].Value.Trim();
        int at = line.TailStart - line.Span.Start + signature.Index;
        ArticlePart mark = line.Part(at, line.Span.Length, ArticlePartKind.Embed, "tweet-signature");
        if (new Span(line.Span.Start, line.Span.Start + at).Trim(line.Body) is { Length: > 0 } words)
        {
            // A long line is the article's, with a tweet at its end: where the tweet begins is not known.
            found[i] = words.Length <= LongestTweet ? [new ArticlePart(words, ArticlePartKind.Tweet, "tweet", author), mark] : [mark];
            return;
        }

        found[i] = [mark];
        int length = 0;
        for (int before = i - 1; before >= 0 && i - before <= MostLines && found[before].Length == 0; before--)
        {
            length += lines[before].Span.Length;
            bool introduces = lines[before].Text.EndsWith(":", StringComparison.Ordinal);
            bool apart = before < i - 1 && lines[before + 1].AfterBlank;
            if (length > LongestTweet || introduces || apart)
            {
                break;
            }

            found[before] = [lines[before].Part(ArticlePartKind.Tweet, "tweet") with { Author = author }];
        }
    }

    private static void Headed(ImmutableArray<BodyLine> lines, int i, Match heading, ImmutableArray<ArticlePart>[] found)
    {
        BodyLine line = lines[i];
        string author = heading.Groups["name"].Value.Trim();
        ArticlePart mark = line.Part(0, heading.Length, ArticlePartKind.Embed, "tweet-heading");
        Span words = new Span(mark.Span.End, line.Span.End).Trim(line.Body);
        if (words.Length > 0)
        {
            found[i] = words.Length <= LongestTweet ? [mark, new ArticlePart(words, ArticlePartKind.Tweet, "tweet", author)] : [];
            return;
        }

        found[i] = [mark];
        if (i + 1 < lines.Length && lines[i + 1].Span.Length <= LongestTweet && found[i + 1].Length == 0)
        {
            found[i + 1] = [lines[i + 1].Part(ArticlePartKind.Tweet, "tweet") with { Author = author }];
        }
    }

    [GeneratedRegex(
        @"(?:--|[—–―-]) ?(?<name>[^\n()@—–]{1,60}?) ?\(@\w{1,30}\)(?:,? (?:on )?(?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9}\.? \d{4}))?\.?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^(?<name>[^\n()@,.:;]{1,50}?) ?\(@\w{1,30}\)(?=$|\s+[^\p{Ll}\s\p{Pd}(])", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:https?://)?(?:\bpic\.twitter\.com/\w{1,20}|\bt\.co/\w{1,20})…?", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
