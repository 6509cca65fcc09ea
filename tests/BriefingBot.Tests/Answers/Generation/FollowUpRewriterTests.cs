using System.Text.Json;
using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Questions;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers.Generation;

/// <summary>Follow-ups that the rules can't answer, made whole by a model that may be wrong.</summary>
public sealed class FollowUpRewriterTests
{
    private const string Body = """
        Harbour Minister Ilse Marrow said that mooring fees in Selda will not rise before 2033. Union leader Per Kravik said that the northern mole is unsafe.

        Marrow said that the northern mole would be repaired in spring.
        """;

    [Fact]
    public async Task What_a_follow_up_leaves_to_the_conversation_is_put_in_and_answered()
    {
        var model = new ScriptedModel(request => request.Prompt == PromptNames.RewriteFollowUp ? Whole("What did Per Kravik say about the northern mole?") : "{}");
        await using StoredArchive archive = await OpenAsync(model);

        await archive.AskAsync("What did Per Kravik say?", "c");
        await archive.AskAsync("What did Ilse Marrow say about the northern mole?", "c");
        AnsweredQuestion asked = await archive.AskedAsync("Is that also how the other one saw it over there?", "c");
        Answer answer = asked.Answer;

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Contains("unsafe", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Per Kravik", asked.Frame, StringComparison.Ordinal);
        ModelRequest request = model.Requests.Single(one => one.Prompt == PromptNames.RewriteFollowUp);
        Assert.Contains("northern mole", request.Variables["conversation"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What did Angela Merkel say about the northern mole?")]
    [InlineData("What did Per Kravik say about PELICAN-7?")]
    [InlineData("What did Per Kravik say about the northern mole in 1999?")]
    [InlineData("")]
    public async Task A_question_with_words_that_nobody_said_is_not_asked(string rewritten)
    {
        var model = new ScriptedModel(request => request.Prompt == PromptNames.RewriteFollowUp ? Whole(rewritten) : "{}");
        await using StoredArchive archive = await OpenAsync(model);

        await archive.AskAsync("What did Ilse Marrow say about the northern mole?", "c");
        Answer answer = await archive.AskAsync("Is that also how the other one saw it over there?", "c");

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.Contains(model.Requests, one => one.Prompt == PromptNames.RewriteFollowUp);
    }

    [Fact]
    public async Task What_the_rules_answer_is_not_rewritten()
    {
        var model = new ScriptedModel(_ => "{}");
        await using StoredArchive archive = await OpenAsync(model);

        await archive.AskAsync("What did Ilse Marrow say about the northern mole?", "c");
        Answer answer = await archive.AskAsync("And Kravik?", "c");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.DoesNotContain(model.Requests, one => one.Prompt == PromptNames.RewriteFollowUp);
    }

    [Fact]
    public void The_rules_speaker_and_days_win()
    {
        Question byRules = new() { Text = "and he in March?", Kind = QuestionKind.WhatSaid, Speaker = "Ilse Marrow", From = new DateOnly(2031, 3, 1), To = new DateOnly(2031, 3, 31) };
        Question rewritten = new() { Text = "What did Per Kravik say about the mole since 2030?", Kind = QuestionKind.WhatSaid, Speaker = "Per Kravik", Topic = "the mole", From = new DateOnly(2030, 1, 1) };

        Question merged = FollowUpRewriter.Merge(byRules, rewritten);

        Assert.Equal(("Ilse Marrow", "the mole", byRules.From, byRules.To, byRules.Text), (merged.Speaker, merged.Topic, merged.From, merged.To, merged.Text));
    }

    [Fact]
    public void A_pronoun_is_no_speaker_that_wins()
    {
        Question byRules = new() { Text = "and he?", Kind = QuestionKind.WhatSaid, Speaker = "he" };
        Question rewritten = new() { Text = "What did Per Kravik say?", Kind = QuestionKind.WhatSaid, Speaker = "Per Kravik" };

        Assert.Equal("Per Kravik", FollowUpRewriter.Merge(byRules, rewritten).Speaker);
    }

    private static string Whole(string question) => JsonSerializer.Serialize(new { question });

    private static async Task<StoredArchive> OpenAsync(ILanguageModel model)
    {
        StoredArchive archive = await StoredArchive.OpenAsync(null, model);
        await archive.PutAsync("fees", Body, "Osk Herald", "2031-06-02");
        return archive;
    }
}
