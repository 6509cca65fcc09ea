namespace BriefingBot.Answers.Rules;

/// <summary>The rules of an answer by name; their sentences stand in <see cref="AnswerRules"/>.</summary>
internal enum AnswerRule
{
    R01QuoteIsStoredText = 1,
    R02SentenceIsCited,
    R03QuotationIsVerbatim,
    R04WordsAreTheSpeakers,
    R05KindsAreToldApart,
    R06SourceAndDateAreShown,
    R07RefusalSaysWhatWasLookedFor,
    R08BothSidesAreShown,
    R09ExtractiveIsDeterministic,
    R10WithdrawnIsNotCited,
    R11ArticleTextIsData,
}

/// <summary>The rule that a claim or a refusal breaks, and how.</summary>
internal sealed record RuleFault(AnswerRule Rule, string Reason);
