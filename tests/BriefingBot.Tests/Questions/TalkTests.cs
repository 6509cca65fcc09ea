using BriefingBot.Questions;

namespace BriefingBot.Tests.Questions;

/// <summary>Courtesies and questions about the bot itself are told from questions for the archive.</summary>
public sealed class TalkTests
{
    public static TheoryData<Talk> Rules => [.. TalkReader.All.Select(rule => rule.Talk)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_reads_its_example_and_leaves_the_other_alone(Talk talk)
    {
        TalkRule rule = TalkReader.All.Single(rule => rule.Talk == talk);

        Assert.Equal(talk, TalkReader.Read(rule.Says));
        Assert.Null(TalkReader.Read(rule.Not));
    }

    [Theory]
    [InlineData("Thanks!", Talk.Thanks)]
    [InlineData("ok great, thank you", Talk.Thanks)]
    [InlineData("👍", Talk.Assent)]
    [InlineData("?", Talk.Assent)]
    [InlineData("ok", Talk.Assent)]
    [InlineData("hello there", Talk.Greeting)]
    [InlineData("help", Talk.Help)]
    [InlineData("what can you do?", Talk.Help)]
    [InlineData("How does this work?", Talk.Help)]
    [InlineData("who are you", Talk.Identity)]
    [InlineData("are you a bot?", Talk.Identity)]
    [InlineData("what articles do you have?", Talk.Articles)]
    [InlineData("which days does the archive cover", Talk.Articles)]
    [InlineData("how far back do you go?", Talk.Articles)]
    [InlineData("what sources do you have", Talk.Sources)]
    [InlineData("list the speakers", Talk.Speakers)]
    [InlineData("who can I ask about?", Talk.Speakers)]
    [InlineData("are you sure?", Talk.Doubt)]
    [InlineData("that's wrong", Talk.Doubt)]
    [InlineData("translate that to German", Talk.Beyond)]
    [InlineData("What is the weather tomorrow?", Talk.Beyond)]
    public void Talk_is_told_by_its_kind(string text, Talk talk) => Assert.Equal(talk, TalkReader.Read(text));

    [Theory]
    [InlineData("What did Marrow say?")]
    [InlineData("and Peskov?")]
    [InlineData("why?")]
    [InlineData("more")]
    [InlineData("who else?")]
    [InlineData("the source?")]
    [InlineData("Thanks, and what did Marrow say?")]
    [InlineData("What sources of income does the harbour have?")]
    [InlineData("Who are the speakers at the summit?")]
    [InlineData("What is the weather like in the novel by Marrow?")]
    [InlineData("What articles of the treaty were signed?")]
    [InlineData("how old is the harbour?")]
    [InlineData("both")]
    public void A_question_is_no_talk(string text) => Assert.Null(TalkReader.Read(text));
}
