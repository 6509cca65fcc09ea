using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;
using Microsoft.Extensions.AI;
using Moq;

namespace BriefingBot.Tests.Answers;

/// <summary>Questions for a fact over invented articles: what is told, what is borne out, what is in dispute and what is refused.</summary>
public sealed class FactQuestionTests
{
    private static Archive Bridge() => new Archive()
        .With("a", "The Velmar Bridge was opened to traffic on 4 May 2019 after three years of work.", "Velmar Post", "2019-05-05", [])
        .With("b", "Engineer Tomas Arland designed the Velmar Bridge, which spans the river Osk.\n\nThe bridge is 640 metres long and carries 12,000 vehicles a day.", "The Osk Herald", "2019-05-06", [])
        .With("c", "Visitors to the Velmar Bridge may walk across it since the opening on May 4, 2019, the town hall noted.", "Town News", "2019-06-01", []);

    [Theory]
    [InlineData("When was the Velmar Bridge opened?", "4 May 2019")]
    [InlineData("Who designed the Velmar Bridge?", "Tomas Arland")]
    [InlineData("How many vehicles does the Velmar Bridge carry a day?", "12,000 vehicles")]
    public async Task The_sentence_with_the_kind_of_phrase_asked_for_comes_first(string question, string phrase)
    {
        Answer answer = await Bridge().AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.Contains(phrase, answer.Claims[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_bears_the_same_phrase_is_cited_beside_the_one_that_is_told()
    {
        Answer answer = await Bridge().AskAsync("When was the Velmar Bridge opened?");

        Assert.Equal(["a", "c"], answer.Claims[0].Citations.Select(n => answer.Citations[n - 1].ArticleId).Order());
        Assert.Contains("Velmar Post, 5 May 2019", answer.Claims[0].Text, StringComparison.Ordinal);
        Assert.Contains("Town News, 1 June 2019", answer.Claims[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_sentence_with_another_value_is_told_as_a_conflict_of_both_sources()
    {
        Archive archive = new Archive()
            .With("a", "The fire at the Karsk refinery injured 14 workers on Tuesday night.", "Karsk Daily", "2021-03-02", [])
            .With("b", "The fire at the Karsk refinery injured 19 workers on Tuesday night.", "The Observer of Karsk", "2021-03-03", []);

        Answer answer = await archive.AskAsync("How many workers did the fire at the Karsk refinery injure?");

        Assert.Equal(AnswerStatus.Conflicting, answer.Status);
        Assert.StartsWith("The sources disagree. ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("injured 14 workers on Tuesday night (Karsk Daily, 2 March 2021)", answer.Text, StringComparison.Ordinal);
        Assert.Contains("injured 19 workers on Tuesday night (The Observer of Karsk, 3 March 2021)", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, answer.Citations.Length);
    }

    [Fact]
    public async Task One_who_asks_for_one_citation_still_sees_both_sides()
    {
        Archive archive = new Archive()
            .With("a", "The mayor of Lindhof is Greta Solveg, elected with a narrow majority.", "Post", null, [])
            .With("b", "The mayor of Lindhof is Marta Quill, elected with a narrow majority.", "Herald", null, []);

        Answer answer = (await archive.Briefer().AskAsync(new AskRequest { Question = "Who is the mayor of Lindhof?", MaxCitations = 1 }, CancellationToken.None)).Answer;

        Assert.Equal(AnswerStatus.Conflicting, answer.Status);
        Assert.Equal(2, answer.Claims.Length);
    }

    [Theory]
    [InlineData("The Karsk index closed at 3,410 points.", "2021-03-02", "The Karsk index closed at 3,980 points.", "2021-06-02", "At how many points did the Karsk index close?")]
    [InlineData("Season 3 of the play Harbour Lights opens on 4 May 2021.", "2021-03-02", "Season 4 of the play Harbour Lights opens on 9 May 2022.", "2021-03-02", "When does season 4 of the play Harbour Lights open?")]
    [InlineData("The ferry Aurelia left the port of Nemund with 40 passengers.", "2021-03-02", "The ferry Aurelia left the port of Nemund with 40 passengers.", "2021-03-03", "How many passengers did the ferry Aurelia leave with?")]
    public async Task Figures_of_other_weeks_of_other_things_and_reprints_are_no_conflict(string first, string firstDay, string second, string secondDay, string question)
    {
        Answer answer = await new Archive().With("a", first, "Post", firstDay, []).With("b", second, "Herald", secondDay, []).AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
    }

    [Theory]
    [InlineData("Who designed the Velmar Bridge in 1874?")]
    [InlineData("Who designed the bridge of Lorhaven?")]
    [InlineData("Who did not design the Velmar Bridge?")]
    [InlineData("How many trams does the Velmar Bridge carry?")]
    [InlineData("What was the second Velmar Bridge?")]
    [InlineData("When was the Lorhaven Bridge opened to traffic?")]
    [InlineData("When was the Bridge of Lorhaven opened to traffic?")]
    public async Task A_near_thing_in_place_of_the_one_asked_for_is_refused(string question)
    {
        Answer answer = await Bridge().AskAsync(question);

        Assert.Equal((AnswerStatus.Abstained, RefusalCode.NoEvidence), (answer.Status, answer.Reason!.Code));
    }

    [Fact]
    public async Task The_opposite_of_what_was_asked_is_shown_as_near_and_never_as_the_answer()
    {
        Archive archive = new Archive().With("a", "The council of Brenn voted to reduce the harbour tax in the autumn.", "Post", null, []);

        Answer answer = await archive.AskAsync("What did the council of Brenn vote to increase in the autumn?");

        Assert.Equal(AnswerStatus.Related, answer.Status);
        Assert.StartsWith("No passage was found that says so in so many words.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("When did Pell resign as harbour master?", "resigned")]
    [InlineData("When did Pell quit as harbour master?", "resigned")]
    [InlineData("Why did the board turn down Pell as harbour master?", "rejected")]
    public async Task An_event_that_the_question_takes_for_granted_is_answered_where_it_is_told(string question, string deed)
    {
        string body = deed == "resigned" ? "Otto Pell resigned as harbour master on 4 May 2019." : "The board rejected Otto Pell as harbour master because he was ill.";

        Answer answer = await Meaning(new Archive()).With("a", body, "Post", "2019-05-05", []).AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
    }

    [Theory]
    [InlineData("When did Pell resign as harbour master?")]
    [InlineData("Why did Pell resign as harbour master?")]
    public async Task An_event_that_nothing_tells_is_said_to_be_unconfirmed_first(string question)
    {
        Archive archive = Meaning(new Archive()).With("a", "Otto Pell was appointed as harbour master on 4 May 2019 because he knows the harbour.", "Post", "2019-05-05", []);

        Answer answer = await archive.AskAsync(question);

        Assert.Equal(AnswerStatus.Related, answer.Status);
        Assert.StartsWith("Nothing that was found confirms that this happened.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("was appointed", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Why did Pell apologise for the strike?", "The guild demanded an apology from Otto Pell for the strike because it was lost.")]
    [InlineData("Why did Pell resign over the strike?", "Otto Pell refused to resign over the strike because it was lost.")]
    public async Task An_event_that_is_only_demanded_or_refused_has_not_happened(string question, string body)
    {
        Answer answer = await Meaning(new Archive()).With("a", body, "Post", "2019-05-05", []).AskAsync(question);

        Assert.NotEqual(AnswerStatus.Answered, answer.Status);
    }

    [Theory]
    [InlineData("subject/object", "The harbour account was suspended")]
    [InlineData("subject/clause", "Citing Ada Thorn, ")]
    public async Task Who_did_something_is_no_source_of_the_sentence(string rule, string start)
    {
        const string Body = "The harbour account was suspended on 4 May 2019 after she attacked reporters there.";
        Archive archive = new Archive().With("a", Body, "Post", "2019-05-05", [new("Ada Thorn", "attacked", StatementKind.Indirect, "reporters there", Body, Rule: rule)]);

        Assert.StartsWith(start, (await archive.AskAsync("When was the harbour account suspended after she attacked reporters?")).Text.Replace("4 May 2019: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>An archive with vectors of words that lie close where the words mean much the same.</summary>
    private static Archive Meaning(Archive archive)
    {
        string[][] near = [["resign", "resigned", "quit"], ["turn down", "turned down", "rejected"], ["appointed"]];
        var model = new Mock<IEmbeddingGenerator<string, Embedding<float>>>();
        model.Setup(m => m.GenerateAsync(It.IsAny<IEnumerable<string>>(), null, It.IsAny<CancellationToken>()))
            .ReturnsAsync((IEnumerable<string> texts, EmbeddingGenerationOptions? _, CancellationToken _) => new GeneratedEmbeddings<Embedding<float>>(texts.Select(text =>
            {
                var vector = new float[near.Length + 1];
                vector[Array.FindIndex(near, words => words.Contains(text)) is >= 0 and var i ? i : near.Length] = 1;
                return new Embedding<float>(vector);
            })));
        archive.Model = model.Object;
        return archive;
    }

    [Theory]
    [InlineData("When was the Lorhaven Bridge opened?", "The bridge was opened on 4 May 2019 by the mayor of Lorhaven.")]
    [InlineData("When was the Lorhaven Bridge opened?", "The bridge, Lorhaven's pride beside the Velmar Bridge, was opened on 4 May 2019.")]
    [InlineData("When was the LCB founded?", "The Lorhaven Central Bank was founded on 4 May 2019.")]
    public async Task A_name_that_is_shortened_or_written_out_is_the_same(string question, string body)
    {
        Answer answer = await new Archive().With("a", body, "Post", "2019-05-05", []).AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
    }

    [Fact]
    public async Task A_weekday_answers_when()
    {
        Answer answer = await new Archive().With("a", "The fire at the Karsk refinery broke out on Tuesday night.", "Post", "2021-03-03", []).AskAsync("When did the fire at the Karsk refinery break out?");

        Assert.Equal(AnswerStatus.Answered, answer.Status);
    }

    [Fact]
    public async Task A_sentence_whose_phrase_is_not_of_what_was_said_is_told_whole()
    {
        const string Body = "In 1993, Arland and Quill showed that low harbour taxes lengthen the queues of ships.";
        Archive archive = new Archive().With(
            "a", Body, "Post", null, [new Said("Quill", "showed", StatementKind.Indirect, "low harbour taxes lengthen the queues of ships", Body)]);

        Answer answer = await archive.AskAsync("When did Arland and Quill show that harbour taxes lengthen queues?");

        Assert.StartsWith("In 1993, Arland and Quill showed", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_said_is_borne_out_by_a_paper_that_reports_it_itself()
    {
        const string Said = "The Velmar Bridge will be opened on 4 May 2019, Mira Holm said.";
        Archive archive = new Archive()
            .With("a", Said, "Post", "2019-04-01", [new Said("Mira Holm", "said", StatementKind.Indirect, "The Velmar Bridge will be opened on 4 May 2019", Said)])
            .With("b", "The Velmar Bridge was opened with music on May 4, 2019.", "Herald", "2019-05-05", []);

        Answer answer = await archive.AskAsync("When was the Velmar Bridge opened?");

        Assert.Equal(["a", "b"], answer.Citations.Select(citation => citation.ArticleId).Order());
    }

    [Fact]
    public async Task A_refusal_shows_the_closest_of_several_articles()
    {
        Answer answer = await Bridge().AskAsync("Who demolished the Velmar Bridge in 1874?");

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.InRange(answer.Citations.Select(citation => citation.ArticleId).Distinct().Count(), 2, 3);
        Assert.Equal(answer.Citations.Length, answer.Citations.Select(citation => citation.ArticleId).Distinct().Count());
    }

    [Fact]
    public async Task Whose_word_is_asked_for_may_be_named_by_a_role_that_only_the_article_has()
    {
        const string Body = "Greta Solveg, the mayor of Brenn, said the pier will close on 4 May 2021.";
        Archive archive = new Archive()
            .With("a", Body, "Post", null, [new Said("Greta Solveg", "said", StatementKind.Indirect, "the pier will close on 4 May 2021", Body)])
            .With("b", "The pier will close on 9 June 2021, a shopkeeper believes.", "Herald", null, []);

        Answer answer = await archive.AskAsync("When will the pier close, according to the mayor of Brenn?");

        Assert.All(answer.Citations, citation => Assert.Equal("Greta Solveg", citation.Speaker));
        Assert.Contains("4 May 2021", answer.Text, StringComparison.Ordinal);
    }
}
