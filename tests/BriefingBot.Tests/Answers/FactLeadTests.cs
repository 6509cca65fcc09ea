using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>The phrase that is asked for stands before its sentence where it is sure which one it is, and nowhere else.</summary>
public sealed class FactLeadTests
{
    private static Task<Answer> AskAsync(string question, params string[] bodies)
    {
        var archive = new Archive();
        for (int i = 0; i < bodies.Length; i++)
        {
            archive.With("a" + i, bodies[i], "Velmar Post", "2021-03-02", []);
        }

        return archive.AskAsync(question);
    }

    [Theory]
    [InlineData("When was the Velmar Bridge opened?", "The Velmar Bridge was opened to traffic on 4 May 2019.", "4 May 2019: The Velmar Bridge was opened to traffic on 4 May 2019 (")]
    [InlineData("In what year was the Velmar Bridge opened?", "The Velmar Bridge was opened to traffic in 2019.", "2019: The Velmar Bridge was opened")]
    [InlineData("How many workers did the Karsk refinery fire injure?", "The Karsk refinery fire injured at least 14 workers.", "At least 14 workers: The Karsk refinery fire")]
    [InlineData("How many town councils did the Karsk treaty bind?", "The Karsk treaty bound fourteen town councils for ever.", "Fourteen town councils: The Karsk treaty")]
    [InlineData("How long is the Velmar Bridge?", "The Velmar Bridge is 640 metres long and carries 3 lanes.", "640 metres long: The Velmar Bridge")]
    [InlineData("How long did the Karsk council take to vote on the Velmar plan?", "The Karsk council took more than a month to vote on the Velmar plan.", "More than a month: The Karsk council")]
    [InlineData("Who designed the Velmar Bridge?", "The Velmar Bridge, a work of steel and glass, was designed by Tomas Arland for the town of Osk.", "Tomas Arland: The Velmar Bridge")]
    [InlineData("Who is the mayor of Brenn?", "At the opening in Brenn the mayor, Greta Solveg, thanked the builders from Osk.", "Greta Solveg: At the opening")]
    [InlineData("Where was the Karsk treaty signed?", "The Karsk treaty was signed by both sides in Lindhof after long talks.", "Lindhof: The Karsk treaty")]
    public async Task The_only_phrase_that_answers_comes_first(string question, string body, string start)
    {
        Answer answer = await AskAsync(question, body);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("When was the Velmar Bridge opened?", "The Velmar Bridge was begun on 2 March 2016, and it was opened on 4 May 2019.")]
    [InlineData("When was the Velmar Bridge opened?", "The Velmar Bridge was opened to traffic on Tuesday night.")]
    [InlineData("When was Tomas Arland born?", "Tomas Arland drew the plans of the Velmar Bridge in 2016.")]
    [InlineData("Who designed the Velmar Bridge?", "Tomas Arland designed the Velmar Bridge over the river Osk.")]
    [InlineData("Who designed the Velmar Bridge?", "The Velmar Bridge was praised by Mira Holm and Lena Quill, though nobody had designed it well.")]
    public async Task Which_phrase_it_is_has_to_be_sure_and_worth_telling_before(string question, string body)
    {
        Answer answer = await AskAsync(question, body);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.StartsWith(body[..20], answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_phrases_the_one_that_another_article_bears_comes_first()
    {
        Answer answer = await AskAsync(
            "When was the Velmar Bridge opened?",
            "The Velmar Bridge was begun on 2 March 2016 and opened on 4 May 2019.",
            "Visitors may walk across since the Velmar Bridge was opened on May 4, 2019.");

        Assert.Matches("^(4 May 2019: The|May 4, 2019: Visitors)", answer.Text);
    }

    [Fact]
    public async Task Another_year_than_the_one_asked_for_does_not_come_first()
    {
        Answer answer = await AskAsync("Who won the Osk regatta of 2020?", "In the summer of 2019 the Osk regatta was won by Mira Holm.", "The Osk regatta of 2020 was a long one.");

        Assert.DoesNotContain("Mira Holm: ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_speaker_keep_the_speaker_first()
    {
        Archive archive = new Archive().With(
            "a", "The fire at the Karsk refinery injured 14 workers, Mira Holm said.", "Post", "2021-03-02",
            [new Said("Mira Holm", "said", StatementKind.Indirect, "The fire at the Karsk refinery injured 14 workers", "The fire at the Karsk refinery injured 14 workers, Mira Holm said.")]);

        Answer answer = await archive.AskAsync("How many workers did the fire at the Karsk refinery injure?");

        Assert.StartsWith("Mira Holm said", answer.Text, StringComparison.Ordinal);
    }
}
