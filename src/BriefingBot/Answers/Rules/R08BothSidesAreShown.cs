namespace BriefingBot.Answers.Rules;

internal sealed record R08BothSidesAreShown() : Rule(
    "Two sources that disagree are both shown.",
    "each answer: only where two sides hold is it told that the sources disagree, and no limit takes one of them away",
    ["FactQuestionTests", "ReprintTests", "GoldenRules"])
{
    /// <summary>So many claims make a disagreement.</summary>
    public const int Sides = 2;
}
