using BriefingBot.Answers;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Conversations;

/// <summary>Questions that leave something to the one before them, with the frame that shows what was understood.</summary>
public sealed class FollowUpTests
{
    private readonly Archive archive = Velmar.Archive();
    private readonly Briefer briefer;

    public FollowUpTests() => briefer = archive.Briefer("Coast Wire", "The Velmar Gazette");

    [Theory]
    [InlineData("Ilse")]
    [InlineData("I mean Ilse Marrow")]
    [InlineData("the harbour minister")]
    [InlineData("the first one")]
    public async Task The_reply_to_which_one_continues_the_question(string reply)
    {
        Answer back = await Ask("What did Marrow say about harbour fees?");
        AnsweredQuestion asked = await Asked(reply);
        Answer answer = asked.Answer;

        Assert.StartsWith("Which Marrow do you mean: Ilse Marrow, Harbour Minister; or Otto Marrow, shipowner?", back.Text, StringComparison.Ordinal);
        Assert.Equal("Ilse Marrow · harbour fees · all dates", asked.Frame);
        Assert.All(answer.Citations, citation => Assert.Equal(Velmar.Ilse, citation.Speaker));
    }

    [Fact]
    public async Task Both_are_told_side_by_side()
    {
        await Ask("What did Marrow say about harbour fees?");

        Assert.Equal([Velmar.Ilse, Velmar.Otto], (await Ask("both")).Citations.Select(citation => citation.Speaker).Distinct());
    }

    [Fact]
    public async Task A_reply_that_fits_neither_is_a_question_of_its_own()
    {
        await Ask("What did Marrow say about harbour fees?");

        Assert.Equal("Jonas Pell · any topic · all dates", (await Asked("What did Pell say?")).Frame);
    }

    [Fact]
    public async Task Days_sources_and_events_are_asked_of_the_same()
    {
        await Ask("What did Ilse Marrow say about harbour fees?");

        Assert.Equal("Ilse Marrow · harbour fees · 1 July 2021 to 31 July 2021", (await Asked("and in July 2021?")).Frame);
        Assert.Equal("Ilse Marrow · harbour fees · 1 July 2021 to 31 July 2021 · The Velmar Gazette", (await Asked("and in the Velmar Gazette?")).Frame);
        Assert.Equal("Ilse Marrow · harbour fees · before the Lorhaven summit (up to 19 October 2021) · The Velmar Gazette", (await Asked("and before the Lorhaven summit?")).Frame);
    }

    [Fact]
    public async Task Who_else_keeps_the_topic_and_leaves_out_who_was_told()
    {
        await Ask("What did Ozols say about the draft?");
        AnsweredQuestion asked = await Asked("who else?");
        Answer others = asked.Answer;

        Assert.Equal("anyone else · draft · all dates", asked.Frame);
        Assert.DoesNotContain(Velmar.Ozols, others.Citations.Select(citation => citation.Speaker));
    }

    [Fact]
    public async Task Nobody_else_is_said_as_such()
    {
        await Ask("What did Drood say about gas prices?");

        Assert.StartsWith("Nobody else was found who spoke about gas prices.", (await Ask("who else?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_he_replied_is_what_the_listener_said_back()
    {
        await Ask("What did Ilse Marrow say to Pell?");
        AnsweredQuestion asked = await Asked("what did he reply?");
        Answer reply = asked.Answer;

        Assert.Equal("Jonas Pell said that the dockers would strike (Coast Wire, 4 May 2021) [1].", reply.Text);
        Assert.Equal("Jonas Pell · to Ilse Marrow · any topic · all dates", asked.Frame);
    }

    [Fact]
    public async Task Why_is_answered_by_a_reason_that_the_speaker_gave_or_not_at_all()
    {
        await Ask("What did Ozols say about the draft?");
        Answer reason = await Ask("why?");
        await Ask("What did Drood say about gas prices?");
        Answer none = await Ask("why did he say that?");

        Assert.Equal("Lina Ozols, Estrovia’s president, said that the draft ignored the islands because nobody had read the map (Coast Wire, 21 October 2021) [1].", reason.Text);
        Assert.StartsWith("No reason was found for what Anselm Drood said about gas prices.", none.Text, StringComparison.Ordinal);
        Assert.Equal(AnswerStatus.Abstained, none.Status);
    }

    [Fact]
    public async Task Where_and_when_come_back_to_what_was_told()
    {
        await Ask("What did Ilse Marrow say about harbour fees in July 2021?");
        Answer where = await Ask("where?");
        AnsweredQuestion asked = await Asked("when did she say that?");
        Answer when = asked.Answer;

        Assert.StartsWith("Reported as said at the town hall in Velmar: Ilse Marrow", where.Text, StringComparison.Ordinal);
        Assert.StartsWith("Reported by The Velmar Gazette on 15 July 2021: ", when.Text, StringComparison.Ordinal);
        Assert.Equal("Ilse Marrow · when · harbour fees · all dates", asked.Frame);
    }

    [Fact]
    public async Task What_about_a_body_asks_for_its_words_else_for_words_on_it()
    {
        await Ask("What did Ozols say about the draft?");
        Answer words = await Ask("what about the US?");
        await Ask("What did Ilse Marrow say about wages?");
        archive.With("board", "Ilse Marrow said that the Ferry Board is slow. The Ferry Board said nothing else.", "Coast Wire", "2021-12-01",
            [new(Velmar.Ilse, "said", BriefingBot.Statements.StatementKind.Indirect, "that the Ferry Board is slow", "Ilse Marrow said that the Ferry Board is slow.")], "Ferry Board");
        AnsweredQuestion asked = await Asked("what about the Ferry Board?");
        Answer on = asked.Answer;

        Assert.Equal("The United States said the draft was long (Coast Wire, 21 October 2021) [1].", words.Text);
        Assert.Equal("Ilse Marrow said that the Ferry Board is slow (Coast Wire, 1 December 2021) [1].", on.Text);
        Assert.Equal("Ilse Marrow · the Ferry Board · all dates", asked.Frame);
    }

    [Fact]
    public async Task Another_listener_and_another_verb_are_asked_of_the_same()
    {
        await Ask("What did Ilse Marrow say to Pell?");

        Assert.Equal("Ilse Marrow · to Otto Marrow · any topic · all dates", (await Asked("and to Otto Marrow?")).Frame);
        await Ask("What did Ilse Marrow promise?");
        Assert.Equal("Ilse Marrow · a denial · any topic · all dates", (await Asked("and deny?")).Frame);
    }

    [Fact]
    public async Task Who_else_leaves_out_whom_a_refusal_was_about()
    {
        await Ask("What did Ozols say about the draft?");
        await Ask("where?");

        Assert.DoesNotContain(Velmar.Ozols, (await Ask("who else?")).Citations.Select(citation => citation.Speaker));
    }

    [Fact]
    public async Task A_role_may_follow()
    {
        await Ask("What did Drood say?");

        Assert.Equal("Tessa Quill · any topic · all dates", (await Asked("and the mayor?")).Frame);
    }

    [Fact]
    public async Task The_person_of_a_fact_is_whom_a_pronoun_means()
    {
        await Ask("Who is Tessa Quill?");

        Assert.Equal("Tessa Quill said the quay is old (Coast Wire, 4 May 2021) [1].", (await Ask("and what did she say?")).Text);
    }

    [Fact]
    public async Task An_expired_conversation_has_nothing_to_point_to()
    {
        await Ask("What did Ozols say about the draft?");
        archive.Clock.Advance(TimeSpan.FromHours(5));

        Assert.StartsWith("The question does not say what it is about", (await Ask("who else?")).Text, StringComparison.Ordinal);
    }

    private async Task<Answer> Ask(string question) => (await Asked(question)).Answer;

    private Task<AnsweredQuestion> Asked(string question) => briefer.AskAsync(new AskRequest { Question = question, ConversationId = "c-1" }, CancellationToken.None);
}
