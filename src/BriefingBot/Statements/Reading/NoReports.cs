using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>Where a verb of the table reports no words: what is done, what says nothing on its own, clauses that lack a part.</summary>
internal static class NoReports
{
    /// <summary>"deny [this]", "said [that never happened]": words that say nothing on their own.</summary>
    public static bool IsEmpty(IReadOnlyList<Token> words)
    {
        if (words.Count <= 5 && words[0] is { Lower: "this" or "that", Part: PartOfSpeech.Pron } && !words.Any(token => token.IsVerbal()))
        {
            // "called [that a terror attack]".
            return true;
        }

        if (words.Any(token => token.IsNominal() || token.Part is PartOfSpeech.Num or PartOfSpeech.Intj || token.Quotation is not null))
        {
            return false;
        }

        return words[0].Lower is "this" or "that" or "these" or "those" ||
            !words.Any(token => token.Part is PartOfSpeech.Verb or PartOfSpeech.Adj or PartOfSpeech.Adv || token.Lower is "no" or "yes");
    }

    /// <summary>"the agency quoted X as saying", "citing an official": it is the other's.</summary>
    public static bool IsQuoting(Token word, Lexicon lexicon) =>
        word.Lemma is "quote" or "cite" && (word.Child("obj") is { } source &&
            (source.Part == PartOfSpeech.PropN || lexicon.IsRole(source.Lemma) || lexicon.IsGroup(source.Lower) ||
                lexicon.Speaks(source.Lemma)) ||
            word.ChildrenBy("advcl").Any(child => child.Tag == "VBG" && child.Child("mark")?.Lower == "as"));

    /// <summary>"…, [signaling a shift]": what the reporter makes of it.</summary>
    public static bool IsReading(Token word, Verb verb, string subjectRule) =>
        subjectRule == "gerund" && word.Previous() is { Text: "," } && (verb.Stance == Stance.Hedged || word.Lemma == "signal");

    /// <summary>
    /// "the bridge that X said was unsafe", "which X calls unsafe": what was said lacks a part that stands outside the clause.
    /// </summary>
    public static bool IsGapped(Token word, string subjectRule) =>
        subjectRule != "relative" && ((word.Relation is "acl:relcl" or "advcl:relcl" && !IsWithin(word)) ||
            word.Ancestors().TakeWhile(above => above.Relation != "root")
                .Any(above => above.Relation == "acl:relcl" && word.Base() is "xcomp" or "ccomp") ||
            (word.Base() == "conj" && word.Head is { Relation: "acl:relcl" } first && first.Child("obj")?.IsRelative() == true) ||
            word.ChildrenBy("obj").Any(child => child.Index < word.Index && child.Lower is "what" or "which" or "that"));

    /// <summary>"an interview in which X said …": the clause lacks nothing.</summary>
    private static bool IsWithin(Token word) =>
        word.ChildrenBy("obl", "advmod").Any(child =>
            child.Lower is "where" or "when" || (child.Lower == "which" && child.Case() is not null));

    /// <summary>
    /// True if nothing is said, but done: it is kept as <see cref="Confidence.Subject"/>, never told as words. A verb that is as often an
    /// act, without a clause of what was said ("gave an interview", "wants to win"); or a clause that says who is meant ("politicians who
    /// back such plans").
    /// </summary>
    public static bool IsAct(Verb verb, (string Rule, IReadOnlyList<Token> Source) subject, string contentRule) =>
        contentRule is "clause" or "aside" or "answer" or "as" or "rest"
            ? verb.IsWeak && !verb.Kinds.HasFlag(VerbKinds.Speech)
            : verb.IsWeak || (contentRule == "infinitive" && !verb.Kinds.HasFlag(VerbKinds.Speech) &&
                verb.Act is not (SpeechAct.Promise or SpeechAct.Refusal or SpeechAct.Demand) && !verb.Asks) ||
                IsActWithObject(verb, subject);

    private static bool IsActWithObject(Verb verb, (string Rule, IReadOnlyList<Token> Source) subject) =>
        (subject.Rule == "gerund" && verb.Act is SpeechAct.Agreement or SpeechAct.Decision or SpeechAct.Feeling) ||
            (verb is { Kinds: VerbKinds.Reference, Act: SpeechAct.Statement or SpeechAct.Decision } && !verb.Asks) ||
            (verb is { Kinds: VerbKinds.Reference } && subject.Rule == "gerund" && verb.Lemma is "refer" or "speak" or "talk" or "point") ||
            (verb.Kinds == VerbKinds.Belief && subject.Rule is "relative" or "gerund") ||
            (verb.Kinds == VerbKinds.Intention && !verb.Asks) ||
            (subject.Rule == "relative" && !verb.Kinds.HasFlag(VerbKinds.Speech) && subject.Source[0].Part != PartOfSpeech.PropN);
}
