using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>A sentence that points back is about what the sentence before it names, and is told with it.</summary>
public sealed class PointingBackTests
{
    private static Task<Answer> AskAsync(string question, string body, params Said[] said) =>
        new Archive().With("a", body, "Velmar Post", "2021-03-02", said).AskAsync(question);

    [Theory]
    [InlineData("How many arches does the Velmar Bridge have?", "The Velmar Bridge joins Osk and Lindhof. It is 640 metres long and has 14 arches of stone.", "14 arches: The Velmar Bridge joins Osk and Lindhof. It is 640 metres long and has 14 arches of stone (")]
    [InlineData("How many arches does the Velmar Bridge have?", "The Velmar Bridge joins Osk and Lindhof. Its builders from Karsk gave the work 14 arches of stone.", "14 arches: The Velmar Bridge joins Osk and Lindhof. Its builders")]
    [InlineData("How many arches does the Velmar Bridge have?", "The Velmar Bridge joins Osk and Lindhof. The bridge has stood in the river on 14 arches of stone.", "14 arches: The Velmar Bridge joins")]
    public async Task It_is_told_with_the_sentence_before(string question, string body, string start)
    {
        Answer answer = await AskAsync(question, body);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
        Assert.Equal(body, Assert.Single(answer.Citations).Quote);
    }

    [Theory]
    [InlineData("The Velmar Bridge joins Osk and Lindhof.\n\nIt is 640 metres long and has 14 arches of stone.")]
    [InlineData("The Velmar Bridge joins the old harbour town of Osk with its rival Lindhof, on the far side of a river that ferries had crossed every hour of the day for more than two hundred years, whatever the weather, at a price that never changed. It is 640 metres long and has 14 arches of stone.")]
    public async Task It_is_told_alone_in_a_new_paragraph_or_behind_a_long_sentence(string body)
    {
        Answer answer = await AskAsync("How many arches does the Velmar Bridge have?", body);

        Assert.Equal("It is 640 metres long and has 14 arches of stone.", answer.Citations[0].Quote);
    }

    [Fact]
    public async Task What_somebody_said_before_it_is_not_told_as_the_papers()
    {
        const string Words = "The Velmar Bridge is a disgrace to Osk";
        const string Body = Words + ", said Mira Holm. It is 640 metres long and has 14 arches of stone.";
        Answer answer = await AskAsync("How many arches does the Velmar Bridge have?", Body, new Said("Mira Holm", "said", StatementKind.Indirect, Words, Body));

        Assert.DoesNotContain("disgrace", answer.Claims[0].Text, StringComparison.Ordinal);
        Assert.Null(answer.Citations[0].Speaker);
    }

    [Fact]
    public async Task A_short_sentence_beside_one_side_hides_no_conflict()
    {
        Archive archive = new Archive()
            .With("a", "The footbridge of Velmar was designed by the architect Lena Quill and opened in May. It is 88 metres long.", "Post", "2021-05-06", [])
            .With("b", "The footbridge of Velmar was designed by the architect Otto Brandt and opened in May.\n\nIts steel came from the yards of Osk.", "Herald", "2021-05-07", []);

        Answer answer = await archive.AskAsync("Who designed the footbridge of Velmar?");

        Assert.Equal(AnswerStatus.Conflicting, answer.Status);
        Assert.Equal(["a", "b"], answer.Citations.Select(citation => citation.ArticleId).Order());
    }
}
