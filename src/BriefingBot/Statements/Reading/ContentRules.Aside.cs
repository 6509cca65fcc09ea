using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <content>The rule for a verb and its source that stand within or after what they report.</content>
internal static partial class ContentRules
{
    /// <summary>
    /// "…, X said, …" and "…, said X.": the verb and its source set off by commas within or after the sentence that they report. Read by
    /// the commas, since trees hang the parts of such a sentence in many ways.
    /// </summary>
    private static IReadOnlyList<Token>? Aside(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        if (!MayStandAside(word, verb, source))
        {
            return null;
        }

        (Token first, Token last) = Group(word, source);
        if (first.Previous() is not { } edge || !IsEdge(edge) || source[0].Index < first.Index || source[0].Index > last.Index)
        {
            return null;
        }

        List<Token> before = [.. word.Sentence.Tokens.TakeWhile(token => token.Index < first.Index - 1)];
        List<Token> after = [.. word.Sentence.Tokens.SkipWhile(token => token.Index <= last.Index)];
        bool ends = EndsBefore(after, word);
        bool isEnclosed = after.Count > 0 && IsEdge(after[0]);
        bool isReport = IsReportAround(before, after);
        bool isClause = before.Exists(token => token.IsVerbal()) || after.Exists(token => token.IsVerbal());
        return (ends || isEnclosed) && isReport && isClause && !Depends(before, word) && !before.Exists(IsAnnouncing)
            ? [.. Lead(before), .. ends ? [] : after.Skip(1)] : null;
    }

    /// <summary>"X agreed[:] “…,” she said": what stands in marks after the colon is said, not what announces it.</summary>
    private static bool IsAnnouncing(Token token) => token.Text == ":" && token.Next() is { IsQuotationMark: true };

    /// <summary>A verb of saying outside quotations, with a source of its own sentence; no "saying", "to say" or "when X said".</summary>
    private static bool MayStandAside(Token word, Verb verb, IReadOnlyList<Token> source) =>
        verb.Frames.HasFlag(VerbFrames.Clause) && source.Count != 0 && source[0].Sentence == word.Sentence && !IsInQuotation(word) &&
        word.Tag is not ("VBG" or "VB") && word.Child("mark") is null && !TakesObject(word, verb) &&
        !word.ChildrenBy("advmod").Any(adverb => adverb.Lower is "when" or "where" or "why" or "how");

    /// <summary>"X signaled [his desire] …": it has what it reports beside it; "X told [reporters]" has its hearer.</summary>
    private static bool TakesObject(Token word, Verb verb) =>
        !verb.Frames.HasFlag(VerbFrames.Listener) &&
        word.ChildrenBy("obj").Any(child => child.Index > word.Index && child.IsNominal() && child.Next()?.Text != ",");

    /// <summary>"…, X said.", "…, X said, adding …", "…, X said, as investors …": nothing of what was said stands after the verb.</summary>
    private static bool EndsBefore(List<Token> after, Token word) =>
        after.TakeWhile(token => token.Text != ";").All(token => token.Part == PartOfSpeech.Punct) || IsTail(after) ||
        (after.SkipWhile(token => token.Part == PartOfSpeech.Punct).FirstOrDefault() is { } next &&
            (next.Tag == "VBG" || word.ChildrenBy("advcl", "conj", "parataxis").Any(next.IsUnder) || ReportEnd.IsBackground(next)));

    /// <summary>"…, X told Y [earlier this year].": a few words that no verb is among and no mark parts.</summary>
    private static bool IsTail(List<Token> after) =>
        after.Count <= 6 && after[..^1].TrueForAll(token => token.Part != PartOfSpeech.Punct && !token.IsVerbal()) &&
        after[^1].Part == PartOfSpeech.Punct;

    /// <summary>
    /// "[The bridge], X said, [was unsafe]": a clause with a subject in the reporter's words; no "If it rains, X said, …".
    /// </summary>
    private static bool IsReportAround(List<Token> before, List<Token> after) =>
        before.Count > 1 && before.Exists(token => token.Base() is "nsubj" or "expl") && IsNarrated(before) && IsNarrated(after) &&
        !(before[0].Relation == "mark" && before[0].Lower is not ("whether" or "that") &&
            before[0].Head is { } clause && before.TrueForAll(token => token.IsUnder(clause) || token.Part == PartOfSpeech.Punct));

    private static bool IsEdge(Token token) => token.Text is "," or "–" or "—" or "--" or "(" or ")";

    /// <summary>No quotation that stands for itself: at most quoted words within the reporter's own sentence.</summary>
    private static bool IsNarrated(List<Token> tokens) =>
        !tokens.Exists(IsInQuotation) || (tokens.Count(token => token.IsWord && !IsInQuotation(token)) >= 3 && !IsInQuotation(tokens[0]));

    /// <summary>An adverbial clause before the verb ("When he left, X said …") depends on it and reports nothing.</summary>
    private static bool Depends(List<Token> before, Token word) =>
        before.Exists(token =>
            token.Head == word && token.Base() is "advcl" or "obl" && token.Index < word.Index &&
            (token.Child("nsubj") is null || token.Child("mark", "advmod") is { } mark && mark.Index == before[0].Index) &&
            before.TrueForAll(other => other.IsUnder(token) || other.Part == PartOfSpeech.Punct));

    private static IEnumerable<Token> Lead(List<Token> tokens) =>
        tokens.SkipWhile(token => token.Part == PartOfSpeech.Punct || token.Relation == "cc");

    /// <summary>The run of words that the verb and its source make, adverbs and times beside them included.</summary>
    private static (Token First, Token Last) Group(Token word, IReadOnlyList<Token> source)
    {
        List<Token> phrase =
            [.. source.SelectMany(head => head.Subtree()).Where(token => !word.IsUnder(token) || token.Index > word.Index)];
        Token first = word, last = word;
        while (first.Previous() is { } before && before.Part != PartOfSpeech.Punct &&
            (phrase.Contains(before) || (before.Head == word && before.Base() is "aux" or "advmod")))
        {
            first = before;
        }

        while (last.Next() is { } next &&
            (phrase.Contains(next) || (next.IsUnder(word) && next.Part != PartOfSpeech.Punct && IsBesideVerb(next, word))))
        {
            last = next;
        }

        while (last.Part == PartOfSpeech.Punct && last.Index > first.Index)
        {
            last = last.Previous()!;
        }

        return (first, last);
    }

    /// <summary>"said on Monday", "told reporters", "said in an interview with the Post": when, where and to whom.</summary>
    private static bool IsBesideVerb(Token token, Token word)
    {
        Token part = token;
        while (part.Head is { } head && head != word)
        {
            part = head;
        }

        return part.Base() is "obl" or "advmod" or "obj" or "iobj" or "nsubj";
    }
}
