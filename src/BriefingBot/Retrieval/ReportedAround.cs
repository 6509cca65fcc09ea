using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Retrieval;

/// <summary>What the sentence that reports a statement tells around what was said: to whom, where, and for which reason.</summary>
internal static partial class ReportedAround
{
    /// <summary>Words between the verb and the listener's name: "told the head of the council, Pell".</summary>
    private const int Reach = 5;

    private const int OfArticle = 400;

    /// <summary>Words behind which a listener stands: verbs that take their hearer as object, "to", "with".</summary>
    private static readonly FrozenSet<string> Addressing =
    [
        .. Lexicon.Default.Verbs.Where(verb => verb.Frames.HasFlag(VerbFrames.Listener)).SelectMany(verb => Lexicon.Default.Morphology.Forms(verb.Lemma)),
        "to", "with",
    ];

    /// <summary>"According to Pell" names no listener.</summary>
    private static readonly FrozenSet<string> NotBeforeTo = "according due thanks owing prior next close similar".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where it was said to the one whose name ends in this word: "told Pell", "in a letter to Pell".</summary>
    /// <param name="key">Surname key, or the last word of the listener that the question names.</param>
    public static bool IsAddressedTo(StatementHit hit, string key)
    {
        ArgumentNullException.ThrowIfNull(hit);
        string[] words = Outside(hit).Split([' ', '\u00a0', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            if (NameKey.Fold(words[i]) != key)
            {
                continue;
            }

            for (int back = 1; back <= Reach && i - back >= 0; back++)
            {
                string word = words[i - back].ToLowerInvariant();
                if (Addressing.Contains(word))
                {
                    if (word != "to" || i - back == 0 || !NotBeforeTo.Contains(words[i - back - 1].ToLowerInvariant()))
                    {
                        return true;
                    }

                    break;
                }

                if (!char.IsLetter(word[^1]) && word[^1] != '.')
                {
                    break;
                }
            }
        }

        return false;
    }

    /// <summary>False where the article gives words to another of that surname and none to this one.</summary>
    public static bool MayBeIn(ISearchIndex index, StatementHit hit, Speaker listener)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(listener);
        if (index.Speakers.Resolve(listener.Key).Count < 2)
        {
            return true;
        }

        string[] namesakes = [.. index.SearchStatements([listener.Key], null, OfArticle, new SearchFilter(ArticleId: hit.Article.Id)).Select(other => other.Statement.Speaker).Distinct()];
        return namesakes.Length == 0 || Array.Exists(namesakes, name => index.Speakers.IsSame(listener, name));
    }

    /// <summary>Where it was said, as a span of the sentence's text ("in Lorhaven", "at the town hall"); null where the sentence gives no place.</summary>
    public static Span? PlaceOf(StatementHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        Match? match = Place().Matches(Outside(hit)).FirstOrDefault(IsPlace);
        return match is null ? null : new Span(match.Index, match.Index + match.Length);
    }

    /// <summary>Whether what was said names a place itself ("that they would meet in Lorhaven").</summary>
    public static bool NamesPlace(StatementHit hit) => Place().Matches(hit.Text).Any(IsPlace);

    /// <summary>Whether the sentence gives a reason.</summary>
    public static bool GivesReason(StatementHit hit) => Reason().IsMatch(hit.SentenceText);

    private static bool IsPlace(Match match) =>
        !match.Groups["n"].Success || !Lexicon.Default.DaysAndMonths.Contains(match.Groups["n"].Value.Split(' ')[0].ToLowerInvariant());

    /// <summary>The sentence with what was said blanked out, offset for offset.</summary>
    private static string Outside(StatementHit hit)
    {
        char[] text = hit.SentenceText.ToCharArray();
        foreach (Span span in hit.Statement.Content)
        {
            int start = Math.Max(0, span.Start - hit.Statement.Sentence.Start);
            int end = Math.Min(text.Length, span.End - hit.Statement.Sentence.Start);
            for (int i = start; i < end; i++)
            {
                text[i] = i == start ? ';' : ' ';
            }
        }

        return new string(text);
    }

    private const string PlaceNoun =
        "parliament|court|court house|courtroom|town hall|city hall|press conference|news conference|conference|rally|church|school|hospital|airport|port|harbour|harbor|capital|embassy|stadium|university|palace|square|studio|headquarters|congress|senate|council chamber|chamber|market|station|factory|camp|prison|museum|library|theatre|theater|briefing|hearing|ceremony|summit";

    private const string ProperName = @"\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:of|de|del|la|the)\s+)*\p{Lu}[\p{L}'’-]+)*";

    [GeneratedRegex(
        @"(?<!\p{L})(?:[Ii]n front of|[Oo]n the (?:sidelines|margins|steps) of|[Ii]n|[Aa]t|[Ii]nside|[Oo]utside|[Nn]ear|[Aa]board)\s+(?:(?:the|a|an|his|her|their|its)\s+)?(?:(?:\p{Ll}[\p{L}-]*\s+){0,2}?(?<c>(?:" + PlaceNoun + @")(?!\p{L}))|(?<n>" + ProperName + @"))(?:\s+(?:in|of|at)\s+(?:the\s+)?" + ProperName + ")?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:because|due to|owing to|on the grounds? that|in order to|so that|given that|the reason|for fear)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reason();
}
