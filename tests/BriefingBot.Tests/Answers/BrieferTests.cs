using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;
using FsCheck.Xunit;

namespace BriefingBot.Tests.Answers;

public sealed class BrieferTests
{
    private readonly Archive archive = new Archive()
        .With("light", "The lighthouse on Gull Rock was built in 1871 by Ada Thorn. It is 41 metres tall.\n\nThe regatta of 2019 was won by Piet Vos.", "The Harbour Times", "2021-05-02", [])
        .With("fees", "Ilse Marrow said the harbour fees would not rise because the dredging is paid for. “The fees are fair”, she added. The council voted on Monday.", null, null,
        [
            new("Ilse Marrow", "said", StatementKind.Indirect, "the harbour fees would not rise because the dredging is paid for", "Ilse Marrow said the harbour fees would not rise because the dredging is paid for.", "Harbour Minister"),
            new("Ilse Marrow", "added", StatementKind.Direct, "“The fees are fair”", "“The fees are fair”, she added.", "Harbour Minister"),
            new("Jonas Pell", "voted", StatementKind.Indirect, "on Monday", "The council voted on Monday.", Confidence: Confidence.Subject),
        ]);

    [Theory]
    [InlineData("Who built the lighthouse on Gull Rock?", "Ada Thorn")]
    [InlineData("When was the lighthouse built?", "1871")]
    [InlineData("How tall is the lighthouse?", "41 metres")]
    [InlineData("who won the regatta in 2019", "Piet Vos")]
    public async Task A_fact_is_told_in_the_articles_sentence(string question, string fact)
    {
        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Contains(fact, answer.Text, StringComparison.Ordinal);
        Assert.Contains("(The Harbour Times, 2 May 2021)", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_lies_in_somebodys_words_is_told_as_theirs()
    {
        Answer answer = await archive.AskAsync("Why will harbour fees not rise?");

        Assert.StartsWith("Ilse Marrow, Harbour Minister, said the harbour fees would not rise because the dredging is paid for (Title of fees, undated) [1].", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_nothing_bears_on_is_refused()
    {
        Answer answer = await archive.AskAsync("Which comet crossed Saturn's orbit?");

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoEvidence), (answer.Status, answer.Reason!.Code));
        Assert.Equal("No answer to this was found. 2 articles were searched, dated 2 May 2021.", answer.Text);
    }

    [Fact]
    public async Task Narration_is_put_in_nobodys_mouth()
    {
        Answer answer = await archive.AskAsync("What did Pell say about Monday?");

        Assert.Equal("The article reports on Jonas Pell, without giving words: The council voted on Monday (Title of fees, undated) [1].", answer.Text);
        Assert.Null(answer.Citations[0].Speaker);
    }

    [Fact]
    public async Task Every_claim_cites_and_every_quote_is_the_bodys()
    {
        foreach (string question in new[] { "What did Marrow say?", "who built the lighthouse", "Who spoke about fees?" })
        {
            Answer answer = await archive.AskAsync(question);
            Assert.All(answer.Claims, claim => Assert.NotEmpty(claim.Citations));
            Assert.All(answer.Citations, citation => Assert.Equal(archive[citation.ArticleId].Body[citation.Span.Start..citation.Span.End], citation.Quote));
        }
    }

    [Property(MaxTest = 200)]
    public bool Any_text_gets_an_answer_whose_quotes_are_the_bodys(string? text)
    {
        Answer answer = archive.AskAsync("what did Marrow say about " + text).GetAwaiter().GetResult();
        return answer.Citations.Concat(answer.Reason?.Closest ?? []).All(c => archive[c.ArticleId].Body[c.Span.Start..c.Span.End] == c.Quote);
    }

    [Property(MaxTest = 200)]
    public bool Any_text_at_all_gets_an_answer(string? text) => archive.AskAsync(text ?? "").GetAwaiter().GetResult().Text.Length > 0;
}
