using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>
/// Nouns that report words, with their owner: "her claim that …", "a statement by the ministry that …", "Costa's call for …".
/// </summary>
internal static class NounCues
{
    public static Cue? Read(Token noun, Lexicon lexicon)
    {
        if (lexicon.NounCueOf(noun.Lemma) is null or SpeechAct.Decision or SpeechAct.Feeling or SpeechAct.Opinion or SpeechAct.Agreement
            or SpeechAct.Disagreement || noun.Child("det")?.Lower is "no" || OwnerOf(noun) is not { } owner)
        {
            return null;
        }

        Token? clause = noun.Children.FirstOrDefault(child => child != owner && IsContent(child, lexicon.NounCueOf(noun.Lemma)));
        List<Token>? content = clause?.Subtree() ?? Predicate(noun);
        if (content is null || (clause?.Base() == "nmod" && IsMeagre(content)))
        {
            return null;
        }

        content = content[0] is { Lower: "that" } ? content[1..] : content;
        return new Cue(noun, noun.Text, null, [.. owner.WithConjuncts()]) { Rule = "noun", Content = content,
            Confidence = Confidence.Continued };
    }

    private static bool IsContent(Token child, SpeechAct? act) =>
        child.Index > child.Head!.Index && child.Quotation is null &&
        (child.Relation == "ccomp" || (child.Base() == "acl" && (child.Child("mark")?.Lower is "that" or "to")) ||
            (child.Base() == "nmod" && IsSpoken(act) && child.Case() is "for" or "on" or "about" or "of" or "against"));

    /// <summary>"requests [for comment]".</summary>
    private static bool IsMeagre(List<Token> content) =>
        content.Count(token => token.IsNominal() || token.IsVerbal() || token.Part == PartOfSpeech.Adj) < 2;

    /// <summary>"Costa's response was that the bridge was safe": the clause that the noun is said to be.</summary>
    private static List<Token>? Predicate(Token noun)
    {
        if (noun.Relation != "nsubj:outer" || noun.Head is not { } said ||
            said.Child("mark") is not { Lower: "that" } mark || mark.Index < noun.Index)
        {
            return null;
        }

        return [.. said.Subtree().Where(token => token.Index >= mark.Index)];
    }

    /// <summary>"her call for …", "his warning about …"; not "her support of …".</summary>
    private static bool IsSpoken(SpeechAct? act) =>
        act is SpeechAct.Demand or SpeechAct.Warning or SpeechAct.Promise or SpeechAct.Denial or SpeechAct.Criticism or SpeechAct.Complaint
            or SpeechAct.Apology or SpeechAct.Proposal or SpeechAct.Announcement;

    private static Token? OwnerOf(Token noun) =>
        noun.Child("nmod:poss") ?? noun.ChildrenBy("nmod").FirstOrDefault(child => child.Case() is "by" or "from");
}
