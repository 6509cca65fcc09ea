using BriefingBot.Answers;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>The seed article's questions over statements marked by hand: what composing, verifying and refusing make of them.</summary>
public sealed class SeedQuestionTests
{
    private readonly Archive archive = Seed.Archive();

    [Theory]
    [InlineData(
        "what did Lavrov say about NATO expansion?",
        "Sergei Lavrov, Russian Foreign Minister, insisted: “The main issue is our clear position on the inadmissibility of NATO’s expansion to the east and the deployment of offensive weapons that can threaten the territory of the Russian Federation” (EFE, 27 January 2022) [1].")]
    [InlineData(
        "What did Peskov say about optimism?",
        "Dmitri Peskov, Kremlin spokesman, said: “But there is not much reason for optimism” (EFE, 27 January 2022) [1].")]
    [InlineData(
        "What did Blinken say about Russia's concerns?",
        "According to Dmitri Peskov, Anthony Blinken, US Secretary of State, said “unequivocally” that they reject the main concerns that Russia had raised in the security proposals, submitted at the end of December (EFE, 27 January 2022) [1].")]
    [InlineData(
        "Who said that interdepartmental consultations will be held?",
        "Sergei Lavrov, Russian Foreign Minister, said that “interdepartmental consultations” will be held, and then their result will be communicated to the Russian president (EFE, 27 January 2022) [1].")]
    [InlineData(
        "what did stoltenberg say",
        "According to Dmitri Peskov, Jens Stoltenberg, NATO Secretary General, said “unequivocally” that they reject the main concerns that Russia had raised in the security proposals, submitted at the end of December (EFE, 27 January 2022) [1].")]
    public async Task A_question_about_words_is_answered_with_them(string question, string text)
    {
        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Equal(text, answer.Text);
    }

    [Theory]
    [InlineData("indicate")]
    [InlineData("boast")]
    [InlineData("clarify")]
    [InlineData("point out")]
    public async Task Any_verb_that_reports_words_asks_for_them(string verb)
    {
        Answer answer = await archive.AskAsync($"What did Lavrov {verb} about NATO expansion?");

        Assert.StartsWith("Sergei Lavrov, Russian Foreign Minister, insisted: “The main issue", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_is_told_as_the_words_of_the_one_who_gave_it()
    {
        Answer answer = await archive.AskAsync("why can't a quick answer from Russia be expected");

        Assert.StartsWith("Dmitri Peskov, Kremlin spokesman, pointed out that a prompt response from Russia cannot be expected, since the US and NATO took more than a month", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Dmitri Peskov", answer.Citations[0].Speaker);
        Assert.All(answer.Citations, citation => Assert.Equal("Dmitri Peskov", citation.Speaker));
        Assert.Contains("That’s why we shouldn’t expect our reaction to be immediate either", answer.Citations[1].Quote, StringComparison.Ordinal);
        Assert.Equal(2, answer.Claims.Length);
    }

    [Fact]
    public async Task Somebody_who_is_named_but_has_no_words_gets_a_refusal_with_the_closest_of_others()
    {
        Answer answer = await archive.AskAsync("What did Putin say about the responses?");

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoStatementOnTopic), (answer.Status, answer.Reason!.Code));
        Assert.StartsWith("No statement by Vladimir Putin about the responses was found, though articles name them; others spoke about it: ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1 article was searched, dated 27 January 2022. Not an answer, and in others' words; the closest is: Dmitri Peskov", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Putin is aware of the content of the Western responses", answer.Reason.Closest[0].Quote, StringComparison.Ordinal);
        Assert.Equal(answer.Reason.Closest, answer.Citations);
        Assert.Empty(answer.Claims);
    }

    [Fact]
    public async Task A_topic_the_speaker_did_not_speak_about_is_refused_with_what_he_did()
    {
        AnsweredQuestion asked = await archive.AskedAsync("What did Lavrov say about gas prices?");
        Answer answer = asked.Answer;

        Assert.Equal(RefusalCode.NoStatementOnTopic, answer.Reason!.Code);
        Assert.StartsWith("No statement by Sergei Lavrov about gas prices was found among ", answer.Text, StringComparison.Ordinal);
        Assert.Contains(" of theirs; no passage with all these words was found.", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Reason.Closest, citation => Assert.Equal("Sergei Lavrov", citation.Speaker));
        Assert.Equal("What did Sergei Lavrov say?", Assert.Single(asked.FollowUps));
    }

    [Fact]
    public async Task A_name_the_archive_does_not_hold_is_unknown()
    {
        Answer answer = await archive.AskAsync("What did Merkel say?");

        Assert.Equal(RefusalCode.SpeakerUnknown, answer.Reason!.Code);
        Assert.Equal("Nobody called Merkel was found. 1 article was searched, dated 27 January 2022.", answer.Text);
    }

    [Fact]
    public async Task A_name_spelt_nearly_so_finds_the_person()
    {
        Answer answer = await archive.AskAsync("What did Lavrof say?");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.All(answer.Citations, citation => Assert.Equal("Sergei Lavrov", citation.Speaker));
    }

    [Fact]
    public async Task Where_nothing_has_the_colour_asked_for_nothing_unrelated_is_answered()
    {
        Answer answer = await archive.AskAsync("What did Lavrov deny?");

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoStatementOnTopic), (answer.Status, answer.Reason!.Code));
        Assert.StartsWith("No statement by Sergei Lavrov was found that is reported as a denial.", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Reason.Closest);
    }

    [Fact]
    public async Task Two_are_compared_under_their_own_names()
    {
        Answer answer = await archive.AskAsync("Compare what Lavrov and Peskov said about optimism");

        Assert.StartsWith("From Sergei Lavrov nothing was found; Dmitri Peskov", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Material_of_other_days_is_told_apart()
    {
        Answer answer = await archive.AskAsync("What did Lavrov say about NATO expansion in 2016?");

        Assert.Equal(RefusalCode.OutsideDates, answer.Reason!.Code);
        Assert.Contains("none from 1 January 2016 to 31 December 2016", answer.Text, StringComparison.Ordinal);
        Assert.Single(answer.Reason.Closest);
    }

    [Fact]
    public async Task A_topic_in_anothers_mouth_is_not_the_speakers()
    {
        Answer answer = await archive.AskAsync("What did Lavrov say about optimism?");

        Assert.Equal(RefusalCode.NoStatementOnTopic, answer.Reason!.Code);
    }

    [Fact]
    public async Task Follow_ups_come_back_to_the_answer_before()
    {
        Briefer briefer = archive.Briefer();
        Answer first = await Ask(briefer, "what did Lavrov say about NATO expansion?");
        Answer when = await Ask(briefer, "when did he say that?");
        Answer who = await Ask(briefer, "who reported that?");
        Answer more = await Ask(briefer, "what else did he say?");
        Answer peskov = await Ask(briefer, "and Peskov?");
        Answer optimism = await Ask(briefer, "and on optimism?");

        Assert.Equal("Reported by EFE on 27 January 2022: " + first.Text, when.Text);
        Assert.Equal(when.Text, who.Text);
        Assert.DoesNotContain("expansion", more.Text, StringComparison.Ordinal);
        Assert.All(more.Citations, citation => Assert.Equal("Sergei Lavrov", citation.Speaker));
        Assert.All(peskov.Citations, citation => Assert.Equal("Dmitri Peskov", citation.Speaker));
        Assert.Equal("Dmitri Peskov, Kremlin spokesman, said: “But there is not much reason for optimism” (EFE, 27 January 2022) [1].", optimism.Text);
    }

    [Fact]
    public async Task Another_speaker_on_the_same_topic_gets_an_honest_no()
    {
        Briefer briefer = archive.Briefer();
        await Ask(briefer, "what did Lavrov say about NATO expansion?");
        Answer answer = await Ask(briefer, "and Peskov?");

        Assert.Equal(RefusalCode.NoStatementOnTopic, answer.Reason!.Code);
        Assert.StartsWith("No statement by Dmitri Peskov about NATO expansion was found among 7 of theirs; others spoke about it: Sergei Lavrov.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_suggested_question_is_answered()
    {
        Briefer briefer = archive.Briefer();
        foreach (string question in new[] { "what did Lavrov say about NATO expansion?", "What did Lavrov say about gas prices?", "What did Blinken say about Russia's concerns?" })
        {
            AnsweredQuestion asked = await Asked(briefer, question);
            Answer answer = asked.Answer;
            Assert.InRange(asked.FollowUps.Length, 1, 3);
            foreach (string next in asked.FollowUps)
            {
                Assert.Equal(AnswerStatus.Answered, (await Ask(briefer, next)).Status);
                await Ask(briefer, question);
            }
        }
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer()
    {
        Answer one = await archive.AskAsync("What did Peskov say?");
        Answer two = await Seed.Archive().AskAsync("What did Peskov say?");

        Assert.Equal(one.Text, two.Text);
        Assert.NotEqual(one.Id, two.Id);
    }

    [Fact]
    public async Task Never_more_citations_than_asked_for()
    {
        Answer answer = (await archive.Briefer().AskAsync(new AskRequest { Question = "What did Peskov say?", MaxCitations = 2 }, CancellationToken.None)).Answer;

        Assert.Equal(2, answer.Citations.Length);
    }

    [Fact]
    public async Task The_answer_is_saved_with_its_id()
    {
        Answer answer = await archive.AskAsync("What did Peskov say about optimism?");

        Assert.Contains(answer.Id, Assert.Single(archive.Saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_article_is_cited_by_no_answer_even_where_the_index_still_has_it()
    {
        archive.Withdraw("seed");
        Answer answer = await archive.AskAsync("What did Peskov say about optimism?");

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.Empty(answer.Reason!.Closest);
    }

    [Fact]
    public async Task A_conversation_id_that_is_not_valid_is_misuse()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => archive.AskAsync("What did Peskov say?", "not valid"));
    }

    private static async Task<Answer> Ask(Briefer briefer, string question) => (await Asked(briefer, question)).Answer;

    private static Task<AnsweredQuestion> Asked(Briefer briefer, string question) =>
        briefer.AskAsync(new AskRequest { Question = question, ConversationId = "c-1" }, CancellationToken.None);
}
