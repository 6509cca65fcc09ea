using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Answers;

/// <summary>"a spokeswoman for Governor Pavel Drozd" is asked for as such, and is never Pavel Drozd.</summary>
public sealed class UnnamedSourceTests
{
    private const string Label = "a spokeswoman for Governor Pavel Drozd";
    private const string Body = "A spokeswoman for Governor Pavel Drozd said the bridge would close.";

    private readonly SpeakerDirectory directory = new(Lexicon.Default);

    private readonly Archive archive = new Archive().With("bridge", Body, "Kestrel Wire", "2024-03-05",
        [new(Label, "said", StatementKind.Indirect, "the bridge would close", Body, IsPerson: false)]);

    public UnnamedSourceTests()
    {
        directory.Set("a1", [new NamedSpeaker("Pavel Drozd", true, ["Drozd"], ["Governor"], 2), Unnamed(Label), Unnamed("police"), Unnamed("the interior ministry"), Unnamed("two senior officials")]);
        directory.Set("a2", [Unnamed("police in Linden"), Unnamed("the foreign ministry"), new NamedSpeaker("Ministry of Trade", false, [], [], 1), new NamedSpeaker("Ilka Sorrel", true, [], ["mayor of Linden"], 1)]);
    }

    [Theory]
    [InlineData(Label, "spokeswoman")]
    [InlineData("two men with Pavel Drozd", "men")]
    [InlineData("Pavel Drozd’s spokeswoman", "spokeswoman")]
    [InlineData("police", "police")]
    [InlineData("Pavel Drozd", "drozd")]
    [InlineData("Ludo de Haan", "haan")]
    [InlineData("Ministry of Trade", "ministry")]
    public void The_key_of_a_source_without_a_name_is_its_head(string name, string key) => Assert.Equal(key, NameKey.Of(name));

    [Theory]
    [InlineData("Drozd", "Pavel Drozd")]
    [InlineData("Governor Pavel Drozd", "Pavel Drozd")]
    [InlineData("Drozd's spokeswoman", Label)]
    [InlineData("a spokeswoman for Drozd", Label)]
    [InlineData("the governor's spokeswoman", Label)]
    [InlineData("the interior ministry", "the interior ministry")]
    [InlineData("officials", "two senior officials")]
    [InlineData("the mayor of Linden", "Ilka Sorrel")]
    [InlineData("the ministry of trade", "Ministry of Trade")]
    public void Who_is_asked_for_is_found_and_nobody_else(string asked, string expected) => Assert.Equal([expected], SpeakerChoice.Choose(directory, asked).Select(speaker => speaker.Name));

    [Fact]
    public void All_who_are_called_so_are_meant() => Assert.Equal(["police", "police in Linden"], SpeakerChoice.Choose(directory, "police").Select(speaker => speaker.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("the lawyer of Drozd")]
    [InlineData("a spokesman for Sorrel")]
    [InlineData("the defence ministry")]
    public void One_of_whom_nothing_is_known_is_nobody(string asked) => Assert.Empty(SpeakerChoice.Choose(directory, asked));

    [Fact]
    public void What_a_spokeswoman_says_is_not_said_by_the_one_she_speaks_for()
    {
        Speaker drozd = Assert.Single(directory.Resolve("Pavel Drozd"));

        Assert.False(directory.IsSame(drozd, Label));
        Assert.False(SpeakerNames.AreSame(Label, "Pavel Drozd"));
        Assert.False(SpeakerNames.AreSame("Pavel Drozd", Label));
        Assert.False(SpeakerNames.AreSame(Label, "a spokeswoman for Governor Ilka Sorrel"));
        Assert.True(SpeakerNames.AreSame(Label, "A spokeswoman for Governor Pavel Drozd"));
    }

    [Fact]
    public async Task The_index_has_her_words_under_her_key_alone()
    {
        await using StoredArchive stored = await StoredArchive.OpenAsync();
        await stored.PutAsync("a1", "A lawyer for Senator Mona Varley said the letter was real. Varley opened the fair.", "Kestrel Wire", "2024-03-05");

        Answer answer = await stored.AskAsync("What did Mona Varley say?");

        Assert.Equal(AnswerStatus.Abstained, answer.Status);
        Assert.DoesNotContain(answer.Citations, citation => citation.Speaker == "Mona Varley");
    }

    [Fact]
    public async Task The_verifier_lets_her_words_stand_as_hers_alone()
    {
        DraftClaim told = StatementProse.Tell(new StatementEvidence(archive.Hit(0), null, TopicMatch.Phrase));

        Assert.Equal("A spokeswoman for Governor Pavel Drozd said the bridge would close (Kestrel Wire, 5 March 2024) [1].", (await Verify(told))?.Answer.Text);
        Assert.Null(await Verify(told with { Speaker = "Pavel Drozd" }));
        Assert.Null(await Verify(told with { Speaker = "Pavel Drozd", Parts = [new DraftPart.Frame("Pavel Drozd said "), new DraftPart.Told("the bridge would close")] }));
    }

    [Fact]
    public async Task What_the_article_calls_false_is_in_nobodys_mouth()
    {
        StatementHit hit = archive.Hit(0);
        hit = hit with { Statement = hit.Statement with { Assertion = Assertion.ReportedFalse } };
        DraftClaim told = StatementProse.Tell(new StatementEvidence(hit, null, TopicMatch.Phrase));

        Assert.Null(told.Speaker);
        Assert.Equal("Kestrel Wire reports: A spokeswoman for Governor Pavel Drozd said the bridge would close (Kestrel Wire, 5 March 2024) [1].", (await Verify(told))?.Answer.Text);
        Assert.Null(await Verify(told with { Speaker = Label, Citations = [told.Citations[0] with { Statement = hit.Statement }], Parts = [new DraftPart.Frame($"{Label} said "), new DraftPart.Told("the bridge would close")] }));
    }

    private static NamedSpeaker Unnamed(string label) => new(label, false, [], [], 1);

    private Task<Verified?> Verify(DraftClaim claim) =>
        new Answer.Verifier(archive, RealReader.Extractor, NullLogger<Answer.Verifier>.Instance).AnswerAsync(new AnswerHead("id", "conversation", "question", AnswerMode.Extractive), [claim], false, CancellationToken.None);
}
