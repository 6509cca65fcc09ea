using BriefingBot.Answers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BriefingBot.Tests.Architecture;

/// <summary>An answer is made by its verifier. The compiler sees to the answer itself; here it is held for what an answer consists of.</summary>
public sealed class AnswerMakerTests
{
    private static readonly string[] Makers = ["Answers/Answer.Verifier.cs", "Answers/ReprintCheck.cs"];
    private static readonly string[] Parts = [nameof(Claim), nameof(Citation), nameof(Reprint), nameof(Refusal)];

    [Fact]
    public void Only_the_verifier_makes_an_answer() => Assert.All(
        typeof(Answer).GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic),
        constructor => Assert.True(constructor.IsPrivate));

    [Fact]
    public void Only_the_verifier_makes_claims_citations_and_refusals() => Assert.Equal(
        Makers,
        Sources.Of("BriefingBot")
            .Where(file => file.Tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(made => Parts.Contains(made.Type.ToString())))
            .Select(file => file.Path));

    [Fact]
    public void No_channel_reads_a_claims_text() => Assert.DoesNotContain(
        Sources.Of("BriefingBot.Web", "Channels").SelectMany(file => file.Tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>(), (file, access) => (file.Path, Text: access.ToString())),
        found => found.Text.EndsWith("laim.Text", StringComparison.Ordinal) || found.Text.EndsWith("nswer.Text", StringComparison.Ordinal));
}
