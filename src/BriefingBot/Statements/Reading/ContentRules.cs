using BriefingBot.Language;

namespace BriefingBot.Statements.Reading;

/// <summary>How what a verb reports is found.</summary>
/// <param name="Read">The words of the content; null if the rule doesn't apply.</param>
internal sealed record ContentRule(string Name, Func<Token, Verb, IReadOnlyList<Token>, IReadOnlyList<Token>?> Read, string Says,
    string Content);

/// <summary>The rules for what was said, in order of precedence; the first that applies decides.</summary>
internal static partial class ContentRules
{
    public static IReadOnlyList<ContentRule> All { get; } =
    [
        new("answer", Answer, "Asked if she would resign, Ana Costa said no and left.", "no"),
        new("aside", Aside, "The bridge, Ana Costa said, was unsafe.", "The bridge | was unsafe."),
        new("clause", Clause, "Ana Costa said that the bridge was unsafe.", "the bridge was unsafe."),
        new("as", As, "As Ana Costa noted, the bridge was unsafe.", "the bridge was unsafe."),
        new("told-to", ToldTo, "Ana Costa urged residents to leave.", "residents to leave."),
        new("infinitive", Infinitive, "Ana Costa promised to mend the bridge.", "to mend the bridge."),
        new("object", Object, "Ana Costa condemned the attack on the bridge.", "the attack on the bridge."),
        new("oblique", Oblique, "Ana Costa called for a new bridge.", "for a new bridge."),
        new("question", Question, "Ana Costa asked Peter Marsh about the bridge.", "about the bridge."),
        new("rest", Rest, "Ana Costa said some of the work she does is due to the fact that the bridge is unsafe.",
            "some of the work she does is due to the fact that the bridge is unsafe."),
    ];

    /// <summary>
    /// With the words that the tree hangs elsewhere ("the repairs had [cost] 12 million"), unless source or verb stand among them: no word
    /// within what is told is left out.
    /// </summary>
    private static IReadOnlyList<Token> Filled(IReadOnlyList<Token> content, Token word, IReadOnlyList<Token> source)
    {
        var filled = new List<Token>();
        foreach (Token token in content.OrderBy(token => token.Index))
        {
            List<Token> between = [];
            for (Token? next = filled.Count == 0 ? null : filled[^1].Next(); next is not null && next != token; next = next.Next())
            {
                between.Add(next);
            }

            bool isLost = between.TrueForAll(other =>
                other != word && other.Part != PartOfSpeech.Punct && !source.Contains(other) && !source.Any(other.IsUnder));
            filled.AddRange(isLost ? between : []);
            filled.Add(token);
        }

        return filled;
    }

    public static (string Rule, IReadOnlyList<Token> Content)? Find(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        foreach (ContentRule rule in All)
        {
            if (rule.Read(word, verb, source) is { Count: > 0 } content)
            {
                return (rule.Name, WithQuotation(Filled(content, word, source)));
            }
        }

        return null;
    }

    /// <summary>"called the move [“long overdue”]", "remained [“diplomacy led”]": quoted words that come right after complete it.</summary>
    private static IReadOnlyList<Token> WithQuotation(IReadOnlyList<Token> content)
    {
        Token last = content[^1];
        return last is { Quotation: null, Part: not PartOfSpeech.Punct } &&
            last.Next() is { IsQuotationMark: true, Quotation: { } quotation }
            ? [.. content, .. last.Sentence.Tokens.Where(token => token.Index > last.Index && quotation.Span.Contains(token.Span))]
            : content;
    }

    private static bool IsInQuotation(Token token) => token.Quotation is not null;

    private static IReadOnlyList<Token>? ToldTo(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        Token? infinitive =
            word.Children.FirstOrDefault(child => child.Base() is "xcomp" or "ccomp" or "advcl" && child.Child("mark")?.Lower == "to");
        Token? hearer = word.Child("obj", "iobj") ??
            word.ChildrenBy("obl").FirstOrDefault(child =>
                child.Case() is "on" or "upon" or "to" && verb.Particles.Contains(child.Case()!));
        if (infinitive is null || hearer is null || hearer.Index < word.Index || hearer.Index > infinitive.Index ||
            (hearer.Base() != "obl" && !verb.Frames.HasFlag(VerbFrames.Listener) && !verb.Frames.HasFlag(VerbFrames.Infinitive)))
        {
            return null;
        }

        return [.. hearer.Subtree().Concat(infinitive.Subtree())];
    }

    private static IReadOnlyList<Token>? Infinitive(Token word, Verb verb, IReadOnlyList<Token> source) =>
        verb.Frames.HasFlag(VerbFrames.Infinitive) &&
        word.Children.FirstOrDefault(child =>
            child.Base() == "xcomp" && child.Child("mark")?.Lower == "to" && child.Index > word.Index) is { } infinitive
            ? infinitive.Subtree()
            : null;

    private static IReadOnlyList<Token>? Oblique(Token word, Verb verb, IReadOnlyList<Token> source)
    {
        if (!(verb.Kinds.HasFlag(VerbKinds.Speech) || verb.Kinds.HasFlag(VerbKinds.Judgement) || verb.Particles.Length > 0) ||
            word.Child("obj", "iobj") is not null)
        {
            return null;
        }

        Token? topic = word.Children.FirstOrDefault(child =>
            child.Base() is "obl" or "advcl" or "ccomp" or "xcomp" && child.Index > word.Index && IsTopical(verb, child));
        return topic is null || IsInQuotation(topic) || IsTime(topic) ? null : [.. topic.Subtree(), .. AskedOf(topic, word)];
    }

    /// <summary>"called for the mayor [to mend the bridge]".</summary>
    private static IReadOnlyList<Token> AskedOf(Token topic, Token word) =>
        topic.Case() == "for" && word.ChildrenBy("xcomp", "advcl").FirstOrDefault(child =>
            child.Index > topic.Index && child.Child("mark")?.Lower == "to") is { } act ? act.Subtree() : [];

    private static IReadOnlyList<Token>? Question(Token word, Verb verb, IReadOnlyList<Token> source) =>
        verb.Act == SpeechAct.Question && word.Child("obj", "iobj") is not null &&
        word.ChildrenBy("obl").FirstOrDefault(child => child.Index > word.Index && child.Case() == "about") is { } topic
            ? topic.Subtree() : null;

    private static bool IsTopical(Verb verb, Token child)
    {
        string? preposition = child.Case() ?? child.Child("mark")?.Lower;
        bool isTopic = (verb.Act is not SpeechAct.Statement &&
            (preposition is "about" or "against" or "of" || (preposition == "for" && verb.Kinds.HasFlag(VerbKinds.Judgement)))) ||
            (preposition is not null && verb.Particles.Contains(preposition));
        return isTopic && child.Child("case")?.Children.Count is null or 0;
    }

    private static IReadOnlyList<Token>? Answer(Token word, Verb verb, IReadOnlyList<Token> source) =>
        verb.Kinds.HasFlag(VerbKinds.Speech) &&
        word.Children.FirstOrDefault(child =>
            child.Index > word.Index && child.Lower is "no" or "yes" &&
            child.Base() is "obj" or "discourse" or "ccomp" or "advmod" or "intj") is { } answer
            ? [answer]
            : null;
}
