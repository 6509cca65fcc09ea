using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>A refusal says whether speaker, topic or dates are missing, what was searched and what is near, and suggests one question that has an answer.</summary>
public sealed class RefusalTests
{
    private readonly Archive archive = Velmar.Archive();

    [Theory]
    [InlineData("What did Ilse Marrow say about gas prices?", "No statement by Ilse Marrow about gas prices was found among 5 of theirs; others spoke about it: Anselm Drood. 4 articles were searched, dated 4 May 2021 to 21 October 2021.")]
    [InlineData("What did Ilse Marrow say about whales?", "No statement by Ilse Marrow about whales was found among 5 of theirs; no passage with this word was found.")]
    [InlineData("What did Thorn say about the draft?", "Nobody called Thorn was found; others spoke about it: Lina Ozols, Anselm Drood.")]
    [InlineData("What did Thorn say about whales?", "Nobody called Thorn was found; no passage with this word was found.")]
    [InlineData("What did Thorn say?", "Nobody called Thorn was found. 4 articles")]
    [InlineData("What did Boris Kravtsov say about the draft?", "No statement by Boris Kravtsov about the draft was found, though articles name them; others spoke about it:")]
    [InlineData("What did Drood say about gas prices in May 2021?", "The archive has material on this, but none from 1 May 2021 to 31 May 2021.")]
    public async Task What_is_missing_is_named(string question, string start)
    {
        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_stands_everywhere_in_a_large_archive_names_nobody_else()
    {
        string many = string.Join("\n\n", Enumerable.Repeat("Jonas Pell denied the charges.", 1000));
        archive.With("court", many, "Coast Wire", "2021-05-06", [new("Jonas Pell", "denied", StatementKind.Indirect, "the charges", "Jonas Pell denied the charges.")]);

        Assert.DoesNotContain("others spoke", (await archive.AskAsync("What did Thorn say about the charges?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_namesake_reported_far_more_often_is_meant()
    {
        string[] said = [.. Enumerable.Range(1, 25).Select(i => $"Vera Lund said pier {i} is safe.")];
        archive
            .With("piers", string.Join(' ', said), "Coast Wire", "2021-05-06", [.. said.Select((s, i) => new Said("Vera Lund", "said", StatementKind.Indirect, $"pier {i + 1} is safe", s))])
            .With("other", "Otto Lund said the pier is red.", "Coast Wire", "2021-05-06", [new("Otto Lund", "said", StatementKind.Indirect, "the pier is red", "Otto Lund said the pier is red.")]);

        Answer answer = await archive.AskAsync("What did Lund say about the pier?");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.All(answer.Citations, citation => Assert.Equal("Vera Lund", citation.Speaker));
    }

    [Fact]
    public async Task What_may_bear_on_it_is_told_as_related()
    {
        Answer answer = await archive.AskAsync("What did Ilse Marrow say about wages of shipowners in Lorhaven?");

        Assert.Equal(AnswerStatus.Related, answer.Status);
        Assert.StartsWith("No statement by Ilse Marrow about wages of shipowners in Lorhaven was found among 5 of theirs;", answer.Text, StringComparison.Ordinal);
        Assert.Contains(" Nearest to it by the same speaker: ", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Claims);
        Assert.All(answer.Citations, citation => Assert.Equal("Ilse Marrow", citation.Speaker));
    }

    [Fact]
    public async Task Another_source_is_named_as_such()
    {
        AnsweredQuestion asked = await archive.Briefer("Coast Wire", "The Velmar Gazette").AskAsync(new AskRequest { Question = "What did Drood say about gas prices in the Velmar Gazette?" }, CancellationToken.None);
        Answer answer = asked.Answer;

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoStatementOnTopic), (answer.Status, answer.Reason!.Code));
        Assert.StartsWith("The archive has material on this, but none of the source The Velmar Gazette.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("What did Anselm Drood say about gas prices?", Assert.Single(asked.FollowUps));
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
    [InlineData("¿Qué dijo Drood sobre los impuestos?")]
    public async Task One_question_is_suggested_and_it_has_an_answer(string question)
    {
        AnsweredQuestion asked = await archive.AskedAsync(question);
        Answer answer = asked.Answer;
        string suggestion = Assert.Single(asked.FollowUps);
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
    public async Task The_suggestion_is_near_to_what_was_asked(string question, string suggestion) => Assert.Equal(suggestion, Assert.Single((await archive.AskedAsync(question)).FollowUps));

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
    public async Task Of_other_matters_a_refusal_shows_one_verbatim()
    {
        Answer answer = await archive.AskAsync("What did Ilse Marrow say about whales?");

        Citation only = Assert.Single(answer.Reason!.Closest);
        Assert.Equal(archive[only.ArticleId].Body[only.Span.Start..only.Span.End], only.Quote);
    }
}
