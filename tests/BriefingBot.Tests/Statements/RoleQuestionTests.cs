using BriefingBot.Language;
using BriefingBot.Statements;

namespace BriefingBot.Tests.Statements;

/// <summary>A person is found by the role an article gives, however the question words it.</summary>
public sealed class RoleQuestionTests
{
    [Theory]
    [InlineData("Foreign Minister Dragan Velim of Kastovia said the talks had failed.", "Kastovia's foreign minister")]
    [InlineData("Foreign Minister Dragan Velim of Kastovia said the talks had failed.", "the Kastovian foreign minister")]
    [InlineData("Secretary General Johanna Reier of the Northern Pact said the talks had failed.", "the secretary-general of the Northern Pact")]
    [InlineData("Environment and Energy Minister Ilse Tammer said the talks had failed.", "the environment minister")]
    [InlineData("Deputy Prime Minister Ilse Tammer said the talks had failed.", "the deputy premier")]
    [InlineData("Ilse Tammer, head of the harbour authority, said the talks had failed.", "the harbour authority's head")]
    [InlineData("The workers, said Ilse Tammer, who heads the harbour authority, had gone home.", "the head of the harbour authority")]
    [InlineData("The governor of the central bank, Ilse Tammer, said the talks had failed.", "the central bank governor")]
    [InlineData("The governor of the central bank, Ilse Tammer, said the talks had failed.", "the central bank chief")]
    [InlineData("Norbank chief executive Ilse Tammer said the talks had failed.", "Norbank's CEO")]
    [InlineData("Police Chief Ruben Castel said the talks had failed.", "the police chief")]
    [InlineData("The dockers' union leader, Ruben Castel, said the talks had failed.", "the leader of the dockers' union")]
    [InlineData("The club's president, Nadia Bello, said the talks had failed.", "the club president")]
    [InlineData("Farmer Johanna Reier said the talks had failed.", "the farmer")]
    [InlineData("Johanna Reier was named health minister in May. Reier said the talks had failed.", "the health minister")]
    [InlineData("Johanna Reier, chair of the budget committee, said the talks had failed.", "the budget committee chairwoman")]
    public void However_it_is_asked(string body, string asked)
    {
        var directory = new SpeakerDirectory(Lexicon.Default);
        directory.Set("a", Said.In(body).Speakers);
        Assert.Single(directory.Resolve(asked));
    }

    [Theory]
    [InlineData("The harbour master of Velmar and Sen. Ilse Tammer of Kastovia spoke.", "Ilse Tammer", "Velmar and Sen.")]
    [InlineData("Ilse Tammer is remembered as a leader of the dockers.", "Ilse Tammer", "remembered as a leader of the dockers")]
    [InlineData("Her husband's lawyer, Ilse Tammer, left.", "Ilse Tammer", "lawyer of the husband")]
    public void What_only_stands_beside_a_name_is_no_role_of_it(string body, string speaker, string role) =>
        Assert.DoesNotContain(role, Said.In(body).Speakers.Where(named => named.Name == speaker).SelectMany(named => named.Roles));

    [Fact]
    public void The_very_word_of_the_office_goes_before_another_for_it()
    {
        var directory = new SpeakerDirectory(Lexicon.Default);
        directory.Set("a", Said.In("Norbank chief executive Ilse Tammer said the talks had failed. Norbank director Ruben Castel said so too.").Speakers);
        Assert.Equal("Ruben Castel", Assert.Single(directory.Resolve("the director of Norbank")).Name);
    }
}
