using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>Ways to ask that leave open what is meant: a name and a topic without a verb, whether something was done, days, haste.</summary>
public sealed class ReadingsTests
{
    private static Archive Storm() => new Archive()
        .With(
            "storm",
            "Mayor Ada Thorn said that the storm had cost the town 40 boats. Ada Thorn would not give details of the insurance.\n\nThe ferry to Osk was cancelled.",
            "Coast Wire",
            "2021-07-04",
            [new("Ada Thorn", "said", StatementKind.Indirect, "that the storm had cost the town 40 boats", "Mayor Ada Thorn said that the storm had cost the town 40 boats.", "Mayor")])
        .With(
            "body",
            "The Norland Harbour Office said that the harbour would stay closed.",
            "Coast Wire",
            "2021-07-05",
            [new("Norland Harbour Office", "said", StatementKind.Indirect, "that the harbour would stay closed", "The Norland Harbour Office said that the harbour would stay closed.", IsPerson: false)]);

    [Theory]
    [InlineData("ada thorn after the storm")]
    [InlineData("Thorn statement on the storm")]
    [InlineData("Ada Thorn's reaction to the storm")]
    public async Task A_name_and_a_topic_ask_for_words(string question)
    {
        Answer answer = await Storm().AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.StartsWith("Ada Thorn, mayor, said that the storm had cost the town 40 boats", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_somebody_would_not_do_it_answers_whether_they_did()
    {
        Answer answer = await Storm().AskAsync("did ada thorn give details of the insurance?");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Contains("would not give details of the insurance", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_found_by_its_initials()
    {
        Answer answer = await Storm().AskAsync("What did the NHO say about the harbour?");

        Assert.Equal("Norland Harbour Office", Assert.Single(answer.Citations).Speaker);
    }

    [Fact]
    public async Task What_papers_tell_on_the_days_asked_for_comes_first()
    {
        Archive archive = Storm().With("later", "The ferry to Osk was cancelled, and the ferry to Lorhaven too.", "Coast Wire", "2021-09-01", []);

        Answer answer = await archive.AskAsync("Which ferry was cancelled on 3 July 2021?");

        Assert.Equal(["storm"], answer.Citations.Select(citation => citation.ArticleId).Distinct());
    }

    [Fact]
    public async Task Another_of_the_given_name_is_not_told()
    {
        Archive archive = new Archive().With("k", "Konstantin Veld, an aide with ties to Norland, left Osk.\n\nThe comedian Kisin sang in Osk.", "Coast Wire", "2021-07-04", []);

        Answer answer = await archive.AskAsync("who is konstantin kisin");

        Assert.NotEqual(AnswerStatus.Answered, answer.Status);
    }

    [Theory]
    [InlineData("why cant russia export grain", "why can't russia export grain")]
    [InlineData("what didnt he say", "what didn't he say")]
    [InlineData("the cantons wont vote", "the cantons won't vote")]
    [InlineData("how many ppl died b/c of it", "how many people died because of it")]
    [InlineData("when did Marsh sit down w/ Govt", "when did Marsh sit down with Govt")]
    public void What_is_typed_in_haste_is_written_out(string typed, string meant) => Assert.Equal(meant, BriefingBot.Questions.QuestionParser.Plain(typed));
}
