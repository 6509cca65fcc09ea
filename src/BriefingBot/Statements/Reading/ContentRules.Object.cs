using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <content>The rule for an object that names what was said.</content>
internal static partial class ContentRules
{
    private static IReadOnlyList<Token>? Object(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        Token? named =
            ObjectOf(word, "obj") ?? (verb.Frames.HasFlag(VerbFrames.Listener) ? null : ObjectOf(word, "iobj"));
        if (!verb.Frames.HasFlag(VerbFrames.Object) || named is null || IsInQuotation(named))
        {
            return named is null && verb.Frames.HasFlag(VerbFrames.Object) ? Gerund(word) : null;
        }

        bool isThing = verb.Kinds.HasFlag(VerbKinds.Intention) && named.Part == PartOfSpeech.Noun;
        if (verb.Frames.HasFlag(VerbFrames.Listener) && word.Child("iobj") is null && !isThing)
        {
            // "told the council": who hears is not what is said; "promised jobs" is.
            return null;
        }

        var content = new List<Token>(named.Subtree());
        foreach (Token child in word.Children.Where(child => child.Index > named.Index))
        {
            List<Token> subtree = child.Subtree();
            if (!Completes(child) || subtree[0].Index != content[^1].Index + 1)
            {
                break;
            }

            content.AddRange(subtree);
        }

        return content;
    }

    private static Token? ObjectOf(Token word, string relation) =>
        word.Children.FirstOrDefault(child =>
            child.Base() == relation && child.Index > word.Index && child.Part != PartOfSpeech.Punct);

    /// <summary>
    /// "condemned the attack [on the bridge]", "described it [as an error]": what goes on with the object; no "on Monday".
    /// </summary>
    private static bool Completes(Token child) =>
        child.Base() is "xcomp" or "ccomp" || (child.Base() == "advmod" && child.Child("advmod") is not null) ||
        (child.Base() is "obl" or "nmod" && child.Case() is not null and not "by" && !IsTime(child)) ||
        (child.Base() == "advcl" && child.Child("mark")?.Lower is "as" or "for" or "of" or "to");

    /// <summary>"Monday", "this week".</summary>
    internal static bool IsTimeNoun(string lower) => Times.Contains(lower);

    private static bool IsTime(Token token) =>
        token.Relation is "obl:unmarked" ||
        token.Sentence.Tokens.Any(other => other.IsUnder(token) && other.Tag is "NNP" or "NN" && Times.Contains(other.Lower));

    private static readonly HashSet<string> Times = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week",
        "month", "year", "morning", "afternoon", "evening", "night"];

    /// <summary>"denied closing the bridge", "denied having said so".</summary>
    private static List<Token>? Gerund(Token word) =>
        word.Children.FirstOrDefault(child =>
            child.Base() is "xcomp" or "ccomp" && child.Index > word.Index &&
            (child.Tag == "VBG" || child.ChildrenBy("aux").Any(aux => aux.Tag == "VBG"))) is { } gerund
            ? gerund.Subtree()
            : null;
}
