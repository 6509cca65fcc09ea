using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Where a report ends although the tree goes on: at the reporter's next verb of saying, at background that a comma sets off, at what
/// the reporter adds to the words.
/// </summary>
internal sealed class ReportEnd(Lexicon lexicon)
{
    /// <summary>The words up to there.</summary>
    /// <param name="content">In order.</param>
    /// <param name="word">The verb that reports them.</param>
    public IReadOnlyList<Token> Cut(IReadOnlyList<Token> content, Token word)
    {
        for (int i = 2; i < content.Count; i++)
        {
            if (content[i].Quotation is not null)
            {
                continue;
            }

            if (IsComment(content, i))
            {
                return [.. content.Take(content[i - 1].IsQuotationMark ? i : i - 1)];
            }

            if (content[0].Index > word.Index &&
                (IsNextReport(content[i], word) || IsBackground(content[i]) || IsObjection(content[i])))
            {
                return [.. content.Take(WithoutEdge(content, i))];
            }
        }

        return content;
    }

    /// <summary>Where the words before a place end without marks, joints and "just a day" at their edge.</summary>
    private static int WithoutEdge(IReadOnlyList<Token> content, int end)
    {
        while (end > 1 && IsEdge(content[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>
    /// "…, [a claim rejected by …]", "… – [a statement the ministry confirmed]", "“…,” [the agency reported]": what the reporter adds.
    /// </summary>
    private bool IsComment(IReadOnlyList<Token> words, int at)
    {
        bool isLabel = words[at].Lower is "a" or "an" && words[at - 1].Part == PartOfSpeech.Punct &&
            words[at].Head is { Part: PartOfSpeech.Noun } noun &&
            (lexicon.NounCueOf(noun.Lemma) is not null || noun.Lemma is "statement" or "characterization" or "assertion" or "move");
        return isLabel || (words[at - 1].IsQuotationMark && words[at - 2].Text == "," &&
            words.Skip(at).All(token => token.Quotation is null) &&
            words.Skip(at).Any(token => token.Tag is "VBD" or "VBZ" && lexicon.IsSpeech(token.Lemma)));
    }

    /// <summary>"insisted nobody was hurt, [but several people were in hospital]": with its own subject it is the reporter's.</summary>
    private static bool IsObjection(Token token) =>
        token is { Lower: "but", Relation: "cc", Head: { } clause } && token.Previous() is { Text: "," } && clause.Base() == "conj" &&
        clause.Child("nsubj", "nsubj:pass") is { Part: not PartOfSpeech.Pron };

    /// <summary>
    /// "denied the claim and said …", "…, adding: …": a verb of saying without a subject of its own, in the form of the first.
    /// </summary>
    private bool IsNextReport(Token token, Token word)
    {
        bool isPerfect = word.Tag == "VBN" && word.Child("aux") is not null;
        bool isOfForm = token.Tag is "VBD" or "VBZ" ? token.Tag == word.Tag || isPerfect : isPerfect && token.Tag == "VBN";
        bool isJoined = token.Base() == "conj" && isOfForm &&
            token.Child("nsubj", "nsubj:pass", "aux") is null;
        bool isAdded = token.Tag == "VBG" && token.Base() is "advcl" or "parataxis" && token.Previous() is { Text: "," };
        return (isJoined || isAdded) && lexicon.VerbsOf(token.Lemma).Any(reading =>
            reading.Particles.Length == 0 && (reading.Kinds & (VerbKinds.Speech | VerbKinds.Judgement)) != 0);
    }

    /// <summary>", as investors remained on guard", ", just a day after …": what was going on, told by the reporter.</summary>
    internal static bool IsBackground(Token token) =>
        (token.Tag == "VBG" && token.Base() is "advcl" or "parataxis" or "acl" && token.Previous() is { Text: "-" or "–" or "—" } dash &&
            dash.Previous()?.End < dash.Start) ||
        token.Lower is "as" or "after" or "while" or "amid" or "following" && token.Base() is "mark" or "case" && token.Head is { } head &&
        head.Base() is "advcl" or "obl" &&
        head.Index - token.Index > 1 && BeforeIt(token) is { Text: "," };

    private static bool IsEdge(Token token) =>
        token.Quotation is null && (token.Part is PartOfSpeech.Punct or PartOfSpeech.CConj || IsBefore(token));

    /// <summary>"just a day" before "after".</summary>
    private static bool IsBefore(Token token) =>
        token.Part is PartOfSpeech.Adv or PartOfSpeech.Det or PartOfSpeech.Num ||
        token.Lower is "day" or "days" or "week" or "weeks" or "month" or "months" or "hours" or "year" or "years";

    private static Token? BeforeIt(Token token)
    {
        Token? before = token.Previous();
        while (before is not null && IsBefore(before))
        {
            before = before.Previous();
        }

        return before;
    }
}
