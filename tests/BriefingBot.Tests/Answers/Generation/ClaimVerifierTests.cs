using BriefingBot.Answers;
using BriefingBot.Answers.Generation;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>Claims as a model may propose them, against evidence from articles written here.</summary>
public sealed class ClaimVerifierTests
{
    private const string Fees = """
        Harbour Minister Ilse Marrow said on Monday that mooring fees in Selda will not rise before 2033. “Nobody in this harbour should pay for the storm of last winter,” she told reporters at the quay.

        Union leader Per Kravik said that Marrow had promised him at least 40 new cranes. He warned that the strike may go on if the talks fail.

        The port of Selda handled 3,200 ships and 45 ferries in 2030. Some dockers went home early, and about 600 people lost power in the northern district.

        The council rejected the plan that the minister had drafted. Opposition leader Tove Lindahl denied that her party had blocked the budget.
        """;

    private static readonly EvidencePack Pack = SomeEvidence.Pack(Fees);

    public static TheoryData<string, string, string?> Holding => new()
    {
        { "Harbour Minister Ilse Marrow said that mooring fees in Selda will not rise before 2033.", "mooring fees", "Ilse Marrow" },
        { "Mooring fees in Selda will not rise before 2033, Ilse Marrow said.", "mooring fees", "Ilse Marrow" },
        { "According to Ilse Marrow, mooring fees in Selda would not rise before 2033.", "mooring fees", "Ilse Marrow" },
        { "Ilse Marrow told reporters: “Nobody in this harbour should pay for the storm of last winter.”", "Nobody", "Ilse Marrow" },
        { "Marrow told reporters at the quay that “nobody in this harbour should pay for the storm of last winter”.", "Nobody", "Ilse Marrow" },
        { "Per Kravik, the union leader, warned that the strike may go on if the talks fail.", "warned", "Per Kravik" },
        { "The port of Selda handled 3,200 ships in 2030.", "handled", null },
        { "In 2030, 3200 ships and 45 ferries were handled by the port of Selda.", "handled", null },
        { "About 600 people lost power in the northern district.", "lost power", null },
        { "The plan drafted by the minister was rejected by the council.", "The council rejected", null },
        { "Tove Lindahl, the opposition leader, denied that her party had blocked the budget.", "denied", "Tove Lindahl" },
    };

    public static TheoryData<string, string, string?, string> Broken => new()
    {
        { "Ilse Marrow said that mooring fees in Selda will rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Meaning) },
        { "Ilse Marrow said that mooring fees in Selda will not rise before 2034.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Number) },
        { "Ilse Marrow admitted that mooring fees in Selda will not rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Meaning) },
        { "Per Kravik said that mooring fees in Selda will not rise before 2033.", "mooring fees", "Per Kravik", nameof(ClaimRule.Speaker) },
        { "Per Kravik said that mooring fees in Selda will not rise before 2033.", "mooring fees", null, nameof(ClaimRule.Speaker) },
        { "Mooring fees in Selda will not rise before 2033.", "mooring fees", null, nameof(ClaimRule.Speaker) },
        { "Mooring fees in Selda will not rise before 2033, as Ilse Marrow knows.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Speaker) },
        { "Ilse Marrow said that mooring fees in Oslo will not rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Name) },
        { "Ilse Marrow said that mooring fees in Selda will never again rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Meaning) },
        { "Ilse Marrow said that all mooring fees in Selda will not rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Meaning) },
        { "Ilse Marrow said today that mooring fees in Selda will not rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Number) },
        { "Ilse Marrow said that mooring fees in Selda will not rise before 2033 because of illegal pressure.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Support) },
        { "Ilse Marrow said that mooring fees in Selda will not rise before 2033. Everyone was pleased.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Form) },
        { "Ilse Marrow said that mooring fees in Selda will not rise before 2033 [1].", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Form) },
        { "Ilse Marrow said that mooring fees ![x](http://x.example/a) will not rise before 2033.", "mooring fees", "Ilse Marrow", nameof(ClaimRule.Form) },
        { "Ilse Marrow said: “Nobody in Selda will ever pay a crown for any storm”.", "Nobody", "Ilse Marrow", nameof(ClaimRule.Quotation) },
        { "Ilse Marrow said: “The strike may go on”.", "Nobody", "Ilse Marrow", nameof(ClaimRule.Quotation) },
        { "Per Kravik said that he had been promised 40 new cranes.", "40 new cranes", "Per Kravik", nameof(ClaimRule.Speaker) },
        { "Per Kravik warned that the strike will go on if the talks fail.", "warned", "Per Kravik", nameof(ClaimRule.Meaning) },
        { "Per Kravik warned that the strike may go on.", "warned", "Per Kravik", nameof(ClaimRule.Meaning) },
        { "Ilse Marrow promised at least 40 new cranes.", "40 new cranes", "Ilse Marrow", nameof(ClaimRule.SecondHand) },
        { "The port of Selda handled 45 ships and 3,200 ferries in 2030.", "handled", null, nameof(ClaimRule.Number) },
        { "600 people lost power in the northern district.", "lost power", null, nameof(ClaimRule.Number) },
        { "Dockers went home early.", "went home", null, nameof(ClaimRule.Meaning) },
        { "The minister rejected the plan that the council had drafted.", "The council rejected", null, nameof(ClaimRule.Speaker) },
        { "Tove Lindahl said that her party had blocked the budget.", "denied", "Tove Lindahl", nameof(ClaimRule.Meaning) },
        { "Tove Lindahl refused to pass the budget.", "denied", "Tove Lindahl", nameof(ClaimRule.Support) },
    };

    [Theory]
    [MemberData(nameof(Holding))]
    public void A_claim_that_its_evidence_bears_passes(string text, string evidence, string? speaker) =>
        Assert.IsType<ClaimVerdict.Passed>(Verify(text, evidence, speaker) is ClaimVerdict.Failed failed ? throw new Xunit.Sdk.XunitException(failed.Fault.ToString()) : Verify(text, evidence, speaker));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_claim_that_goes_beyond_its_evidence_fails(string text, string evidence, string? speaker, string rule)
    {
        var failed = Assert.IsType<ClaimVerdict.Failed>(Verify(text, evidence, speaker));

        Assert.Equal(rule, failed.Fault.Rule.ToString());
    }

    /// <summary>A day whose sentence in the evidence has no number, beside a number of another sentence, once ended in an exception.</summary>
    [Fact]
    public void A_number_and_a_day_of_two_sentences_are_no_fault_of_the_verifier()
    {
        EvidencePack pack = SomeEvidence.Pack("The ferry Lys left Selda on Monday. It carried 45 cars and 12 lorries.");

        ClaimVerdict verdict = ClaimVerifier.Verify(new ProposedClaim("The ferry Lys carried 45 cars on Monday and 12 lorries.", [.. pack.Items.Select(item => item.Id)], [], null), pack);

        Assert.IsType<ClaimVerdict.Failed>(verdict);
    }

    /// <summary>Claims thrown together from words of the evidence and small words that rules look at; a seed a case, so that a failure can be had again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_claim_makes_the_verifier_throw(int seed)
    {
        var random = new Random(seed);
        string[] words =
        [
            .. Fees.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
            .. "if unless because not never may will would to at least all but two some 45 3,200 2033 May Monday on by said told according , “ ” ' - 😀 \u0301 % $ being survey half twenty-three I U.S. after".Split(' '),
        ];
        for (int i = 0; i < 400; i++)
        {
            string text = string.Join(' ', Enumerable.Range(0, random.Next(1, 16)).Select(_ => words[random.Next(words.Length)]));
            string[] ids = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pack.Items[random.Next(Pack.Items.Length)].Id).Distinct()];
            string? speaker = random.Next(2) == 0 ? null : "Ilse Marrow";

            Assert.Null(Record.Exception(() => ClaimVerifier.Verify(new ProposedClaim(text, [.. ids], [new ProposedQuotation(ids[0], text)], speaker), Pack)) is { } thrown ? $"{text}: {thrown}" : null);
        }
    }

    private static ClaimVerdict Verify(string text, string evidence, string? speaker)
    {
        EvidenceItem item = Pack.Items.FirstOrDefault(one => one.Text.Contains(evidence, StringComparison.Ordinal) && one.Speaker == speaker) ?? Pack.Item(evidence);
        return ClaimVerifier.Verify(new ProposedClaim(text, [item.Id], [], speaker), Pack);
    }
}
