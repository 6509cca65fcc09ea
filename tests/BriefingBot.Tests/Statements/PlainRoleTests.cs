using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>A role in small letters beside a name is read by its grammar, however unusual its noun.</summary>
public sealed class PlainRoleTests
{
    [Theory]
    [InlineData("“Stay away,” said harbour master Tomas Arland.", "harbour master")]
    [InlineData("“Stay away,” said the harbour master Tomas Arland on Tuesday.", "harbour master")]
    [InlineData("“Stay away,” said retired netmaker Tomas Arland, who saw the storm.", "retired netmaker")]
    [InlineData("“Stay away,” said master of ceremonies Tomas Arland.", "master of ceremonies")]
    [InlineData("“Stay away,” warned Velmar harbour master Tomas Arland.", "Velmar harbour master")]
    [InlineData("Harbour master Tomas Arland warned that the channel was unsafe.", "harbour master")]
    [InlineData("On Tuesday, harbour master Tomas Arland again warned that the channel was unsafe.", "harbour master")]
    [InlineData("Tomas Arland, the harbour master, said the channel was unsafe.", "harbour master")]
    [InlineData("Tomas Arland, harbour master at Velmar, said the channel was unsafe.", "harbour master at Velmar")]
    [InlineData("Tomas Arland, bellfounder, later said the channel was unsafe.", "bellfounder")]
    [InlineData("The harbour master, Tomas Arland, said the channel was unsafe.", "harbour master")]
    [InlineData("“Stay away,” said Tomas Arland, harbour master at Velmar.", "harbour master at Velmar")]
    [InlineData("“Stay away,” said Tomas Arland, a ropewalker.", "ropewalker")]
    public void The_noun_beside_the_name_is_the_role(string body, string role) =>
        Assert.Equal(role, Assert.Single(Said.In(body).Speakers, speaker => speaker.Name == "Tomas Arland").Roles.Single(), ignoreCase: true);

    [Theory]
    [InlineData("“Stay away,” said on Tuesday Tomas Arland.")]
    [InlineData("“Stay away,” said last week Tomas Arland.")]
    [InlineData("“Stay away,” said one evening Tomas Arland.")]
    [InlineData("“Stay away,” said through tears Tomas Arland.")]
    [InlineData("“Stay away,” said gloomily Tomas Arland.")]
    [InlineData("“Stay away,” said aloud Tomas Arland.")]
    [InlineData("“Stay away,” said angry Tomas Arland.")]
    [InlineData("“Stay away,” said laughing Tomas Arland.")]
    [InlineData("Mayor Ines Varga told friends Tomas Arland had left.")]
    [InlineData("Mayor Ines Varga said people misjudge Tomas Arland.")]
    [InlineData("Mayor Ines Varga told them Tomas Arland had left.")]
    [InlineData("“Storm!” warned the back page of The Tomas Arland.")]
    [InlineData("The day Tomas Arland warned of the storm, nobody listened.")]
    [InlineData("Later that day Tomas Arland warned of the storm.")]
    [InlineData("Next morning Tomas Arland warned of the storm.")]
    [InlineData("Overnight Tomas Arland warned of the storm.")]
    [InlineData("Weeks ago Tomas Arland warned of the storm.")]
    [InlineData("In court Tomas Arland warned of the storm.")]
    [InlineData("The report Tomas Arland wrote said the channel was unsafe.")]
    [InlineData("Sources close to Tomas Arland said the channel was unsafe.")]
    [InlineData("Tomas Arland, however, said the channel was unsafe.")]
    [InlineData("Tomas Arland, head bowed, said the channel was unsafe.")]
    [InlineData("Tomas Arland, hat in hand, said the channel was unsafe.")]
    [InlineData("Tomas Arland, centre, said the channel was unsafe.")]
    [InlineData("Tomas Arland, the day before, said the channel was unsafe.")]
    [InlineData("After the storm, Tomas Arland, still wet, said the channel was unsafe.")]
    [InlineData("The town thought of Tomas Arland, the storm, the harbour and the lost boats.")]
    [InlineData("“Stay away,” said Tomas Arland, in the harbour.")]
    public void What_only_stands_there_is_no_role(string body) =>
        Assert.Empty(Said.In(body).Speakers.Where(speaker => speaker.Name == "Tomas Arland").SelectMany(speaker => speaker.Roles));

    [Fact]
    public void A_word_before_a_title_belongs_to_the_title() =>
        Assert.Equal("state Senator", Assert.Single(Said.In("“Stay away,” said state Senator Tomas Arland.").Speakers.Single(speaker => speaker.Name == "Tomas Arland").Roles));

    [Theory]
    [InlineData("Tomas Arland, the harbour master, said the channel was unsafe.")]
    [InlineData("Tomas Arland, harbour master at Velmar, said the channel was unsafe.")]
    [InlineData("The harbour master, Tomas Arland, said the channel was unsafe.")]
    [InlineData("Harbour master Tomas Arland came. “Stay away,” said Ines Varga. The harbour master said the channel was unsafe.")]
    public void What_the_bearer_says_is_the_bearers(string body)
    {
        string known = "“Stay away,” said harbour master Tomas Arland. " + body;
        Assert.Contains(Said.By("Tomas Arland", known), text => text.Contains("unsafe", StringComparison.Ordinal));
        Assert.DoesNotContain(Said.By("Ines Varga", known), text => text.Contains("unsafe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("“Stay away,” said harbour master Tomas Arland. The harbour pilot said the channel was unsafe.")]
    [InlineData("“Stay away,” said harbour master Tomas Arland. A harbour master said the channel was unsafe.")]
    [InlineData("“Stay away,” said harbour master Tomas Arland. The harbour said the channel was unsafe.")]
    public void Another_noun_is_another_source(string body) =>
        Assert.DoesNotContain(Said.By("Tomas Arland", body), text => text.Contains("unsafe", StringComparison.Ordinal));

    [Theory]
    [InlineData("the harbour master", 1)]
    [InlineData("harbour master", 1)]
    [InlineData("the master of the harbour", 1)]
    [InlineData("the harbour", 0)]
    [InlineData("the harbour masters", 0)]
    [InlineData("the ferry master", 0)]
    public void The_bearer_is_found_by_it(string asked, int found)
    {
        var directory = new SpeakerDirectory(Lexicon.Default);
        directory.Set("a", Said.In("“Stay away,” said harbour master Tomas Arland.").Speakers);
        Assert.Equal(found, directory.Resolve(asked).Count(speaker => speaker.Name == "Tomas Arland"));
    }
}
