using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Where a report ends although the tree goes on: at the reporter's next verb of saying, or at background that a comma sets off.
/// </summary>
internal static class ReportEnd
{
    /// <summary>The words up to there.</summary>
    /// <param name="content">In order.</param>
    /// <param name="word">The verb that reports them.</param>
    public static IReadOnlyList<Token> Cut(IReadOnlyList<Token> content, Token word)
    {
        for (int i = 2; i < content.Count; i++)
        {
            if (content[i].Quotation is null &&
                (IsNextReport(content[i], word) || IsBackground(content[i]) || IsObjection(content[i])))
            {
                int end = i;
                while (end > 1 && IsEdge(content[end - 1]))
                {
                    end--;
                }

                return [.. content.Take(end)];
            }
        }

        return content;
    }

    /// <summary>"insisted nobody was hurt, [but several people were in hospital]": with its own subject it is the reporter's.</summary>
    private static bool IsObjection(Token token) =>
        token is { Lower: "but", Relation: "cc", Head: { } clause } && token.Previous() is { Text: "," } && clause.Base() == "conj" &&
        clause.Child("nsubj", "nsubj:pass") is { Part: not PartOfSpeech.Pron };

    /// <summary>
    /// "denied the claim and said …", "…, adding: …": a verb of saying without a subject of its own, in the form of the first.
    /// </summary>
    private static bool IsNextReport(Token token, Token word)
    {
        bool says = token.Lemma is "say" or "add" or "tell" or "warn" or "insist" or "note" or "argue" or "claim" or "predict" or "call"
            or "accuse" or "acknowledge" or "admit" or "stress" or "urge" or "vow" or "deny";
        bool isPerfect = word.Tag == "VBN" && word.Child("aux") is not null;
        bool isOfForm = token.Tag is "VBD" or "VBZ" ? token.Tag == word.Tag || isPerfect : isPerfect && token.Tag == "VBN";
        bool isJoined = token.Base() == "conj" && isOfForm &&
            token.Child("nsubj", "nsubj:pass", "aux") is null;
        bool isAdded = token.Tag == "VBG" && token.Base() is "advcl" or "parataxis" && token.Previous() is { Text: "," };
        return says && (isJoined || isAdded);
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
