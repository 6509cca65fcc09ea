using BriefingBot.Answers;
using BriefingBot.Statements;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Answers;

/// <summary>What the bot says of itself, and that it forgets nothing over it.</summary>
public sealed class TalkAnswerTests
{
    private readonly Archive archive = new Archive()
        .With("fees", "Ilse Marrow said the fees would rise. Jonas Pell said the fees were a scandal. Pell said pea exports had risen.", "EFE", "2021-07-01",
            [new("Ilse Marrow", "said", StatementKind.Indirect, "the fees would rise", "Ilse Marrow said the fees would rise."),
             new("Jonas Pell", "said", StatementKind.Indirect, "the fees were a scandal", "Jonas Pell said the fees were a scandal."),
             new("Jonas Pell", "said", StatementKind.Indirect, "pea exports had risen", "Pell said pea exports had risen.")]);

    [Theory]
    [InlineData("who are you?", "I’m BriefingBot")]
    [InlineData("what articles do you have?", "The archive has 1 article, of 1 July 2021.")]
    [InlineData("which sources do you have?", "The archive has 1 article, of 1 July 2021. ")]
    [InlineData("list the speakers", "Those with the most words in the archive are ")]
    [InlineData("thanks", "You’re welcome.")]
    public async Task It_speaks_of_itself_and_cites_nothing(string question, string start)
    {
        AnsweredQuestion asked = await archive.AskedAsync(question);
        Answer answer = asked.Answer;

        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
        Assert.Equal((AnswerStatus.Abstained, true, 0, ""), (answer.Status, answer.Reason!.IsTalk, answer.Citations.Length, asked.Frame));
    }

    [Theory]
    [InlineData("Thanks!")]
    [InlineData("👍")]
    [InlineData("who are you?")]
    public async Task The_topic_stays(string talk)
    {
        Briefer briefer = archive.Briefer();
        Answer first = (await briefer.AskAsync(new AskRequest { Question = "What did Marrow say about the fees?" }, CancellationToken.None)).Answer;
        await briefer.AskAsync(new AskRequest { Question = talk, ConversationId = first.ConversationId }, CancellationToken.None);

        Answer next = (await briefer.AskAsync(new AskRequest { Question = "And Pell?", ConversationId = first.ConversationId }, CancellationToken.None)).Answer;

        Assert.Equal("Jonas Pell said the fees were a scandal (EFE, 1 July 2021) [1].", next.Text);
    }

    [Fact]
    public async Task What_it_suggests_has_an_answer()
    {
        AnsweredQuestion asked = await archive.AskedAsync("help");
        Answer help = asked.Answer;

        Assert.NotEmpty(asked.FollowUps);
        foreach (string question in asked.FollowUps)
        {
            Assert.Equal(AnswerStatus.Answered, (await archive.AskAsync(question)).Status);
        }
    }
}
