using BriefingBot.Answers;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>A refusal says whether speaker, topic or dates are missing, what was searched and what is near, and suggests one question that has an answer.</summary>
public sealed class RefusalTests
{
    private readonly Archive archive = Velmar.Archive();

    [Theory]
    [InlineData("What did Ilse Marrow say about gas prices?", "The archive reports nothing that Ilse Marrow said about gas prices; others spoke about it: Anselm Drood. 4 articles were searched, dated 4 May 2021 to 21 October 2021.")]
    [InlineData("What did Ilse Marrow say about whales?", "The archive reports nothing that Ilse Marrow said about whales; no passage with this word was found.")]
    [InlineData("What did Ilse Marrow say about the Lorhaven summit?", "The archive reports nothing that Ilse Marrow said about the Lorhaven summit; articles mention it.")]
    [InlineData("What did Thorn say about the draft?", "The archive names nobody called Thorn; others spoke about it: Lina Ozols, Anselm Drood.")]
    [InlineData("What did Thorn say about whales?", "The archive names nobody called Thorn; no passage with this word was found.")]
    [InlineData("What did Thorn say?", "The archive names nobody called Thorn. 4 articles")]
    [InlineData("What did Boris Kravtsov say about the draft?", "The archive names Boris Kravtsov, but no statement of that speaker about the draft is reported; others spoke about it:")]
    [InlineData("What did Drood say about gas prices in May 2021?", "The archive has material on this, but none from 1 May 2021 to 31 May 2021.")]
    public async Task What_is_missing_is_named(string question, string start)
    {
        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_source_is_named_as_such()
    {
        Answer answer = await archive.Briefer("Coast Wire", "The Velmar Gazette").AskAsync(new AskRequest { Question = "What did Drood say about gas prices in the Velmar Gazette?" }, CancellationToken.None);

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoStatementOnTopic), (answer.Status, answer.Reason!.Code));
        Assert.StartsWith("The archive has material on this, but none of the source The Velmar Gazette.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("What did Anselm Drood say about gas prices?", Assert.Single(answer.FollowUps));
    }

    [Theory]
    [InlineData("What did Merrin say?")]
    [InlineData("What did Merrin say about the draft?")]
    [InlineData("What did Marrrrow say about whales?")]
    [InlineData("What did Ilse Marrow say about gas prices?")]
    [InlineData("What did Ilse Marrow say about whales?")]
    [InlineData("What did Drood say about gas prices in May 2021?")]
    [InlineData("What did Boris Kravtsov say?")]
    [InlineData("Who spoke about whales?")]
    [InlineData("Where did Drood say that gas prices would double?")]
    [InlineData("How tall is the lighthouse?")]
    [InlineData("hello")]
    [InlineData("¿Qué dijo Drood sobre los impuestos?")]
    public async Task One_question_is_suggested_and_it_has_an_answer(string question)
    {
        Answer answer = await archive.AskAsync(question);
        string suggestion = Assert.Single(answer.FollowUps);
        Answer suggested = await archive.AskAsync(suggestion);

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.Equal(AnswerStatus.Answered, suggested.Status);
    }

    [Theory]
    [InlineData("What did Ilse Marrow say about gas prices?", "Who spoke about gas prices?")]
    [InlineData("What did Drood say about gas prices in May 2021?", "What did Anselm Drood say about gas prices?")]
    [InlineData("What did Thorn say about the draft?", "What did Lina Ozols say about the draft?")]
    [InlineData("What did Ozolite say?", "What did Lina Ozols say?")]
    [InlineData("What did Ilse Marrow say about whales?", "What did Ilse Marrow say?")]
    public async Task The_suggestion_is_near_to_what_was_asked(string question, string suggestion) => Assert.Equal(suggestion, Assert.Single((await archive.AskAsync(question)).FollowUps));

    [Theory]
    [InlineData("¿Qué dijo Drood sobre los impuestos?")]
    [InlineData("Was hat Drood über die Steuern gesagt?")]
    [InlineData("Qu'a dit Drood sur les impôts ?")]
    [InlineData("Что сказал Друд о налогах?")]
    public async Task A_question_in_another_language_is_told_so(string question)
    {
        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.StartsWith("Questions are understood in English only", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusals_closest_is_at_most_three_and_verbatim()
    {
        Answer answer = await archive.AskAsync("What did Ilse Marrow say about whales?");

        Assert.Equal(3, answer.Reason!.Closest.Length);
        Assert.All(answer.Reason.Closest, c => Assert.Equal(archive[c.ArticleId].Body[c.Span.Start..c.Span.End], c.Quote));
    }
}
