using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>Whose words they are where the grammar between source and cue is more than "X said".</summary>
public sealed class SourceGrammarTests
{
    [Fact]
    public void Words_with_a_source_of_their_own_are_not_the_last_speakers()
    {
        const string Body = "Norland said talks with Sudland were “ongoing”.\n\n“Our team learned about the offer from the news. In any case, we would be really "
            + "happy if she will be able to come home,” said the star’s lawyers, Ada Thorn and Otto Pell, in a statement.";

        Assert.DoesNotContain(Said.By("Norland", Body), text => text.Contains("offer", StringComparison.Ordinal) || text.Contains("happy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mayor Ana Costa of Velmar, who took office with Peter Marsh in May, said the bridge was unsafe.", "Ana Costa")]
    [InlineData("“We will see,” said Ana Costa, a baker from Orsby, Velmar, who said the bridge was unsafe.", "Ana Costa")]
    [InlineData("Ana Costa of the Harbour Institute for River Studies wrote that the bridge was unsafe.", "Ana Costa")]
    [InlineData("Ana Costa, the diver known as “Otter,” said that the bridge was unsafe.", "Ana Costa")]
    [InlineData("Ana Costa, clad in a yellow coat that bore the arms of the town, said the bridge was unsafe.", "Ana Costa")]
    [InlineData("On Monday Supervisor of Harbours Ana Costa said the bridge was unsafe.", "Ana Costa")]
    [InlineData("In nearby Velmar, the old bridge hangs on, but it is unsafe, said the ferry company's chief executive, Ana Costa.", "Ana Costa")]
    [InlineData("Even as the works move to Velmar, a town that she hoped to see, the bridge is unsafe, said Ana Costa, director of the ferry company.", "Ana Costa")]
    [InlineData("Ana Costa came in May. The bridge was closed after, according to her, the town found it unsafe.", "Ana Costa")]
    [InlineData("Ana Costa spoke. She's saying that the bridge is unsafe.", "Ana Costa")]
    public void The_person_is_found_behind_what_describes_her(string body, string speaker) =>
        Assert.Contains(Said.By(speaker, body), text => text.Contains("unsafe", StringComparison.Ordinal));

    [Theory]
    [InlineData("Voters in Velmar said the bridge was unsafe.", "Velmar")]
    [InlineData("Mayor Ana Costa of Velmar, who took office in May, said the bridge was unsafe.", "Velmar")]
    [InlineData("The Velmar Republican said the bridge was unsafe.", "Velmar Republican")]
    [InlineData("Ana Costa recalled the Velmar attacks on the unsafe bridge.", "Velmar")]
    public void A_place_is_no_speaker_where_it_only_says_where_or_which(string body, string place) => Assert.Empty(Said.By(place, body));

    [Theory]
    [InlineData("The meeting ended with Ana Costa saying that the bridge was unsafe.", "Ana Costa")]
    [InlineData("Peter Marsh did not like the sight of Ana Costa denouncing the unsafe bridge.", "Ana Costa")]
    [InlineData("Noting that the bridge was unsafe, Ana Costa left the hall.", "Ana Costa")]
    public void A_gerund_has_the_subject_of_its_clause(string body, string speaker)
    {
        Assert.Contains(Said.By(speaker, body), text => text.Contains("unsafe", StringComparison.Ordinal));
        Assert.Empty(Said.By("Peter Marsh", body));
    }

    [Fact]
    public void What_a_fronted_gerund_reports_ends_before_its_subject() =>
        Assert.Equal("the bridge was unsafe", Said.Text(Said.Only("Ana Costa", "Noting that the bridge was unsafe, Ana Costa left the hall."), "Noting that the bridge was unsafe, Ana Costa left the hall."));

    [Theory]
    [InlineData("Ana Costa, Peter Marsh and Lena Brandt said that the bridge was unsafe.", 3)]
    [InlineData("Ana Costa and the Ferry Ministry have said that the bridge was unsafe.", 2)]
    [InlineData("Ana Costa and Peter Marsh often blame the unsafe bridge for the queues.", 2)]
    public void All_who_are_joined_as_one_subject_have_said_it(string body, int speakers) =>
        Assert.Equal(speakers, Said.In(body).Statements.Where(statement => Said.Text(statement, body).Contains("unsafe", StringComparison.Ordinal)).Select(statement => statement.Speaker).Distinct().Count());

    [Fact]
    public void Owners_that_stand_side_by_side_are_one()
    {
        const string Body = "“No,” said Peter Marsh. The week began with Tom Oduya's claim that the quay was closed and his call for an unsafe bridge.";
        Assert.Contains(Said.By("Tom Oduya", Body), text => text.Contains("an unsafe bridge", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Residents said they were afraid.")]
    [InlineData("Local residents said they were afraid.")]
    [InlineData("In the old town, a resident said people were afraid.")]
    [InlineData("“It shakes,” residents said.")]
    [InlineData("Residents of the quarter said they were afraid.")]
    [InlineData("Police said the town was afraid.")]
    [InlineData("Fishermen told the council that they were afraid.")]
    public void What_follows_a_source_without_a_name_is_nobody_elses(string source)
    {
        string body = $"“It is new,” said Ana Costa. {source} “The bridge is unsafe.”";
        Assert.Equal(["It is new"], Said.By("Ana Costa", body).Select(text => text.TrimEnd(',')));
    }

    [Theory]
    [InlineData("The bridge is by now unsafe, Ana Costa told the Velmar Post.", "The bridge is by now unsafe")]
    [InlineData("The bridge is by now unsafe, Ana Costa told the court in her filing.", "The bridge is by now unsafe")]
    [InlineData("The director of the ferry, Ana Costa, told the Post her group had never used the bridge.", "her group had never used the bridge.")]
    public void Whom_somebody_told_is_not_what_was_told(string body, string expected) => Assert.Contains(expected, Said.By("Ana Costa", body));
}
