using BriefingBot.Questions;
using BriefingBot.Retrieval;
using BriefingBot.Statements;

namespace BriefingBot.Answers;

/// <summary>"Who condemned the sale?" asks for those who condemned it: not whoever spoke of it, and not the one condemned.</summary>
internal static class WhoDid
{
    /// <summary>True for any question that doesn't ask so.</summary>
    public static bool Is(Question question, StatementEvidence evidence) =>
        !IsAsked(question) || (StatementShapes.IsOf(question.Manner, evidence) && !IsAskedAbout(question, evidence.Statement.Speaker));

    /// <summary>"Crozier’s demotion was criticized by …": a verb of that kind stands in what is told. True for any question that doesn't ask so.</summary>
    public static bool Is(Question question, DraftClaim claim) => !IsAsked(question)
        || (!claim.Citations.Any(cited => cited.Speaker is { } speaker && IsAskedAbout(question, speaker))
            && claim.Parts.OfType<DraftPart.Told>().SelectMany(part => TopicWords.Of(part.Text)).Any(word => Does(question.Manner, word)));

    private static bool IsAsked(Question question) => question is { Kind: QuestionKind.WhoSaid, Manner: not Manner.Any };

    private static bool Does(Manner manner, string word) => Manners.Of(SpeechVerbs.Default.ActOf(word)) == manner;

    private static bool IsAskedAbout(Question question, string speaker) =>
        NameKey.Of(speaker) is { Length: > 0 } key && TopicWords.Of(question.Topic ?? "").Exists(word => NameKey.Fold(word) == key);
}
