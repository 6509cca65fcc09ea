using System.Collections.Immutable;

namespace BriefingBot.Answers.Rules;

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
