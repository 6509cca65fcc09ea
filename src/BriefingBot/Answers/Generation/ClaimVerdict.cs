using BriefingBot.Answers.Rules;

namespace BriefingBot.Answers.Generation;

/// <summary>The rules that a model's claim must keep, in the order in which they are looked at.</summary>
internal enum ClaimRule
{
    /// <summary>One plain sentence, neither too long nor with markup, links or brackets.</summary>
    Form,

    /// <summary>Its ids are ids of items.</summary>
    Evidence,

    /// <summary>Words are put in nobody's mouth but that of the cited statements' speaker, who is named; and no speech is told as a fact.</summary>
    Speaker,

    /// <summary>Second-hand speech says through whom.</summary>
    SecondHand,

    /// <summary>What stands between quotation marks does so, letter by letter, in what the speaker of a cited item said.</summary>
    Quotation,

    /// <summary>Numbers and days stand in the evidence, beside the same things and with the same limits.</summary>
    Number,

    /// <summary>Names stand in the evidence, as the names of the same.</summary>
    Name,

    /// <summary>"Not", "may", "if", "all" and their kind are neither lost nor brought along; nothing is turned into its opposite.</summary>
    Meaning,

    /// <summary>Who does what to whom as in the evidence.</summary>
    Subject,

    /// <summary>Every word that carries meaning is borne by the evidence.</summary>
    Support,
}

/// <summary>A rule that a claim breaks, and how, for the model to mend it.</summary>
internal sealed record ClaimFault(ClaimRule Rule, string Reason)
{
    /// <summary>The rule of an answer that it serves.</summary>
    public AnswerRule Parent => Rule switch
    {
        ClaimRule.Form => AnswerRule.R11ArticleTextIsData,
        ClaimRule.Speaker or ClaimRule.SecondHand => AnswerRule.R04WordsAreTheSpeakers,
        ClaimRule.Quotation => AnswerRule.R03QuotationIsVerbatim,
        ClaimRule.Meaning => AnswerRule.R05KindsAreToldApart,
        _ => AnswerRule.R02SentenceIsCited,
    };
}

/// <summary>What the verifier makes of a proposed claim.</summary>
internal abstract record ClaimVerdict
{
    private ClaimVerdict()
    {
    }

    internal sealed record Passed(DraftClaim Claim) : ClaimVerdict;

    internal sealed record Failed(ClaimFault Fault) : ClaimVerdict;
}
