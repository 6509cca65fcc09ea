using BriefingBot.Answers;
using BriefingBot.Conversations;
using BriefingBot.Questions;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Conversations;

public sealed class ConversationStoreTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void An_unknown_conversation_has_no_turns() => Assert.Empty(Store().Turns("new"));

    [Fact]
    public void Only_the_last_turns_are_kept()
    {
        ConversationStore store = Store();
        for (int i = 0; i < 10; i++)
        {
            store.Add("c", Turn("q" + i));
        }

        Assert.Equal(["q7", "q8", "q9"], store.Turns("c").Select(turn => turn.Question.Text));
    }

    [Fact]
    public void The_conversation_unused_longest_goes_first()
    {
        ConversationStore store = Store();
        store.Add("a", Turn("q"));
        store.Add("b", Turn("q"));
        store.Add("a", Turn("q"));
        store.Add("c", Turn("q"));

        Assert.Equal(2, store.Count);
        Assert.Empty(store.Turns("b"));
        Assert.Equal(2, store.Turns("a").Count);
    }

    [Fact]
    public void An_unused_conversation_expires()
    {
        ConversationStore store = Store();
        store.Add("a", Turn("q"));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Single(store.Turns("a"));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(store.Turns("a"));
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public async Task Many_threads_may_use_it_at_once()
    {
        ConversationStore store = Store();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (int i = 0; i < 500; i++)
            {
                store.Add("c" + (i % 5), Turn("q"));
                Assert.True(store.Turns("c" + worker).Count <= 3);
            }
        })));

        Assert.True(store.Count <= 2);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("19:abc_DEF@thread.tacv2;messageid=1", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("with blank", false)]
    [InlineData("line\nbreak", false)]
    [InlineData("\u202eright-to-left", false)]
    public void Ids_are_checked(string? id, bool valid) => Assert.Equal(valid, ConversationId.IsValid(id));

    [Fact]
    public void A_long_id_is_not_valid() => Assert.False(ConversationId.IsValid(new string('a', ConversationId.MaxLength + 1)));

    private ConversationStore Store() => new(clock, new ConversationLimits(2, 3, TimeSpan.FromHours(1)));

    /// <summary>The store looks into no answer, and none can be made without the verifier.</summary>
    private static ConversationTurn Turn(string text) => new(new Question { Text = text, Kind = QuestionKind.Fact }, null, null!, []);
}
