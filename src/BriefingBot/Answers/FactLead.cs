using System.Text.RegularExpressions;
using BriefingBot.Articles;
using BriefingBot.Retrieval;

namespace BriefingBot.Answers;

/// <summary>
/// The phrase that a question for a fact asks for, to be told before its sentence. Only where it is sure which phrase of the sentence that
/// is: the only one of its kind, the only one that stands where an answer stands, or the only one that other articles bear too.
/// </summary>
internal static partial class FactLead
{
    /// <summary>A sentence that shares less of the question may be of another matter.</summary>
    private const double LeastShare = 0.6;

    /// <summary>A phrase that begins the sentence stands first already.</summary>
    private const int AtStart = 12;

    private const int MostWords = 8;
    private const int MostUnitWords = 3;
    private const int Before = 24;

    /// <summary>The phrase's span in the sentence, with what limits and measures it ("more than 40 metres"); null where none is sure.</summary>
    public static Span? Of(PickedSentence sentence, IReadOnlyList<PickedSentence> picked)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(picked);
        if (sentence.Phrase is not { IsPartAsked: false } phrase || sentence.Doubts.Any || sentence.Share < LeastShare || !IsOfTheMatter(sentence) || !IsSure(phrase, sentence, picked))
        {
            return null;
        }

        if (IsYearOfAThing(sentence.Text, phrase))
        {
            return null;
        }

        if (sentence.Fact.Kind == FactKind.Time && (!phrase.Key.Contains('/', StringComparison.Ordinal) || phrase.Key.StartsWith('/')))
        {
            // Without a year it is the article's day that tells which.
            return null;
        }

        Span whole = sentence.Fact.Kind == FactKind.Number ? Measured(sentence, phrase.Span) : phrase.Span;
        string text = whole.Of(sentence.Text);
        bool reads = whole.Start > AtStart && text.Count(c => c == ' ') < MostWords && !text.AsSpan().ContainsAny("“”\"\n");
        return reads ? whole : null;
    }

    private static bool IsSure(FactPhrase phrase, PickedSentence sentence, IReadOnlyList<PickedSentence> picked)
    {
        List<FactPhrase> others = [.. sentence.Phrases.Where(other => other.Key != phrase.Key)];
        if (sentence.Fact.Kind is FactKind.Who or FactKind.Place or FactKind.Named)
        {
            return phrase.Fits && !others.Exists(other => other.Fits);
        }

        return others.Count == 0 || (IsBorne(phrase, sentence, picked) && !others.Exists(other => IsBorne(other, sentence, picked)));
    }

    /// <summary>Another article that is about the same has the phrase.</summary>
    private static bool IsBorne(FactPhrase phrase, PickedSentence sentence, IReadOnlyList<PickedSentence> picked) =>
        picked.Any(other => other.Passage.Article.Id != sentence.Passage.Article.Id && other.Text != sentence.Text
            && other.Share >= LeastShare && other.Phrases.Any(its => its.Key == phrase.Key));

    /// <summary>"2012 Republican nominee Mitt Romney": the year tells which nominee, not when.</summary>
    private static bool IsYearOfAThing(string text, FactPhrase phrase) =>
        phrase.Key.EndsWith("/0/0", StringComparison.Ordinal) && YearBefore().IsMatch(text[phrase.Span.End..]) && !InYear().IsMatch(text[..phrase.Span.Start]);

    [GeneratedRegex(@"^ \p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"\b(?:in|since|by|of|from|until|till|to|during|before|after|around|about|early|late|mid|year|and)[ -]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InYear();

    /// <summary>
    /// A sentence of another year, season or round than the one asked for bears another answer, and so does one that shares the names only:
    /// what somebody did in 1598 does not tell when he was born.
    /// </summary>
    private static bool IsOfTheMatter(PickedSentence sentence)
    {
        HashSet<string> own = [.. FactWords.Of(sentence.Text[FactPhrases.AfterDateline(sentence.Text)..])];
        List<string> missing = [.. sentence.Fact.Plain.Where(word => !own.Contains(word))];
        return missing.Count * 2 <= sentence.Fact.Plain.Count && sentence.Fact.Numbers.All(number => own.Contains(number) || (number.Length == 4 && !own.Any(word => word.Length == 4 && word.All(char.IsAsciiDigit))));
    }

    /// <summary>"more than 40 metres" for "40": a limit that is left out would make it wrong, and a unit too.</summary>
    private static Span Measured(PickedSentence sentence, Span number)
    {
        string text = sentence.Text;
        int from = Math.Max(0, number.Start - Before);
        int start = number.Start - Limit().Match(text[from..number.Start]).Length;
        int end = number.End;
        for (int words = 0; words < MostUnitWords && Word().Match(text[end..]) is { Success: true } next; words++)
        {
            bool asked = sentence.Fact.Words.Contains(FactWords.Stem(TopicWords.Stem(next.Groups["w"].Value)));
            if (!asked && (words > 0 || !Unit().IsMatch(text[end..])))
            {
                break;
            }

            end += next.Length;
        }

        return new Span(start, end);
    }

    [GeneratedRegex(@"\b(?:more than|less than|fewer than|at least|at most|up to|as many as|as much as|over|under|about|around|nearly|almost|roughly|some|approximately|between|only|just)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex(@"^[ -](?<w>[\p{L}-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[ -](?!(?:of|in|at|on|to|for|and|or|by|with|from|was|were|is|are|had|has|have|as|the|a|an|that|who|which|while|when|but|per|after|before|since|until|during)\b)\p{Ll}[\p{L}-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
