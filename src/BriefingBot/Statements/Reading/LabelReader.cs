using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>The label of a source without a name: the words of its article, without clauses and asides ("two senior officials").</summary>
internal sealed class LabelReader(Cast cast, Lexicon lexicon)
{
    private const int LongestLabel = 90;

    /// <summary>"a spokeswoman for the governor of Velmar" has two: phrases within each other.</summary>
    private const int MostPhrases = 2;

    /// <summary>
    /// A source under the words that the article has for it: "the interior ministry", "two senior officials", "a spokeswoman for Ana
    /// Costa".
    /// </summary>
    public Member? Read(Token head, SpeakerKind kind)
    {
        Token first = head, last = head;
        Span span = default;
        for (int phrases = MostPhrases; phrases >= 0 && (phrases == MostPhrases || span.Length > LongestLabel); phrases--)
        {
            var kept = new HashSet<Token>();
            Keep(head, kept, 0, phrases);
            (first, last) = (kept.MinBy(token => token.Index)!, LastOf(head, kept));
            span = new(first.Start, last.End);
        }

        string label = string.Join(' ', TextAt(head, span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return cast.Unnamed(KeepsCapital(first, last, label) ? label : char.ToLowerInvariant(label[0]) + label[1..], kind);
    }

    /// <summary>
    /// "Norland officials", "EU diplomats": a first word whose capital is its own, not that of the sentence's start ("Two officials").
    /// </summary>
    private bool KeepsCapital(Token first, Token last, string label) =>
        first.Part == PartOfSpeech.PropN || (label.Length > 1 && char.IsUpper(label[1])) ||
        first.Previous() is not (null or { IsQuotationMark: true }) ||
        lexicon.PlaceOf(first.Text) is not null ||
        (first != last && first.Next() is { Part: PartOfSpeech.PropN, IsCapital: true } && first.Part == PartOfSpeech.Adj);

    /// <summary>
    /// "the secretary [general]", "a spokesman for Ana [Costa]": the last of the kept words, what goes on with it included.
    /// </summary>
    private static Token LastOf(Token head, HashSet<Token> kept)
    {
        Token last = kept.MaxBy(token => token.Index)!;
        while (last != head && last.Next() is { Part: PartOfSpeech.PropN } more && more.Head is { } above &&
            (kept.Contains(above) || above == last))
        {
            kept.Add(last = more);
        }

        return last.Next() is { Lower: "general" or "designate" or "elect" } post && post.Previous() == last ? post : last;
    }

    private static void Keep(Token token, HashSet<Token> kept, int depth, int phrases)
    {
        kept.Add(token);
        foreach (Token child in token.Children)
        {
            bool isKept = IsKeptBefore(child, token, depth) || IsKeptAfter(child, token, depth, phrases) || IsJoined(child, token, depth);
            if (isKept && !IsLabelEdge(child, depth))
            {
                Keep(child, kept, depth + 1, phrases);
            }
        }
    }

    /// <summary>"[two] [senior] officials": articles, adjectives, numbers and names before the noun.</summary>
    private static bool IsKeptBefore(Token child, Token token, int depth) =>
        child.Index < token.Index && !child.IsVerbal() &&
        (child.Base() is "det" or "amod" or "compound" or "nummod" or "nmod" or "flat" or "punct" ||
            (depth > 0 && child.Base() is "case" or "advmod"));

    /// <summary>"a spokeswoman [for Ana Costa]": the rest of a name, and phrases that say whose or where.</summary>
    private static bool IsKeptAfter(Token child, Token token, int depth, int phrases) =>
        child.Index > token.Index &&
        (child.Base() is "flat" || (child.Base() == "amod" && depth == 0) || (child.Base() == "obl" && token.Base() == "amod") ||
            (token.Lower == "those" && child.Relation == "acl") ||
            (child.Base() == "nmod" && depth < phrases &&
                child.Case() is "of" or "for" or "in" or "from" or "at" or "to" or "with" or "by"));

    /// <summary>"the ministry of trade [and industry]": joined to a word below the head; "police and residents" are two sources.</summary>
    private static bool IsJoined(Token child, Token token, int depth) =>
        depth > 0 && child.Index > token.Index && child.Base() is "conj" or "cc" && !child.IsVerbal();

    /// <summary>A mark that a label has no place for; a hyphen has one, and a comma deep within.</summary>
    private static bool IsLabelEdge(Token child, int depth) =>
        child.Base() == "punct" && !(child.Text is "-" or "–" || (depth > 1 && child.Text == ","));

    private static string TextAt(Token head, Span span)
    {
        var text = new System.Text.StringBuilder();
        Token? previous = null;
        foreach (Token token in head.Sentence.Tokens.Where(token => span.Contains(token.Span)))
        {
            text.Append(previous is not null && token.Start > previous.End ? " " : "").Append(token.Text);
            previous = token;
        }

        return text.ToString();
    }
}
