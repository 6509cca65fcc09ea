using System.Collections.Immutable;

namespace BriefingBot.Answers.Rules;

/// <summary>A rule of an answer.</summary>
/// <param name="Sentence">What it asks for.</param>
/// <param name="Kept">What of it is looked at while an answer is made.</param>
/// <param name="Proof">The test classes that hold it against answers.</param>
internal abstract record Rule(string Sentence, string Kept, ImmutableArray<string> Proof)
{
    public AnswerRule Name => Enum.Parse<AnswerRule>(GetType().Name);

    /// <summary>How a drafted claim breaks it; null where it doesn't, and for a rule that no single claim can break.</summary>
    public virtual string? Fault(DraftCheck claim) => null;
}

/// <summary>The eleven rules; README.md has them as a table, which a test holds against this one.</summary>
internal static class AnswerRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new R01QuoteIsStoredText(),
        new R02SentenceIsCited(),
        new R03QuotationIsVerbatim(),
        new R04WordsAreTheSpeakers(),
        new R05KindsAreToldApart(),
        new R06SourceAndDateAreShown(),
        new R07RefusalSaysWhatWasLookedFor(),
        new R08BothSidesAreShown(),
        new R09ExtractiveIsDeterministic(),
        new R10WithdrawnIsNotCited(),
        new R11ArticleTextIsData(),
    ];

    /// <summary>An article must be there before its text can be looked at.</summary>
    private static readonly ImmutableArray<Rule> InOrder = [.. All.OrderByDescending(rule => rule is R10WithdrawnIsNotCited)];

    /// <summary>The first rule that a drafted claim breaks; null where it holds. What a model worded is looked at last.</summary>
    public static RuleFault? Fault(DraftCheck claim) => InOrder
        .Select(rule => rule.Fault(claim) is { } reason ? new RuleFault(rule.Name, reason) : null)
        .FirstOrDefault(fault => fault is not null) ?? claim.WordedFault();
}
