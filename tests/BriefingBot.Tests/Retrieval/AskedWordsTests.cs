using BriefingBot.Retrieval;
using BriefingBot.Tests.Answers.Support;

namespace BriefingBot.Tests.Retrieval;

public sealed class AskedWordsTests
{
    private readonly Archive archive = Velmar.Archive();

    [Theory]
    [InlineData("harbour fees", "The fees of the harbours are old.", 1)]
    [InlineData("copilot", "The co-pilot slept.", 1)]
    [InlineData("dredging", "Nobody dredged the canal.", 1)]
    [InlineData("ferry", "Nothing of the kind.", 0)]
    public void The_share_of_the_topics_weight_is_counted(string topic, string text, double share) =>
        Assert.Equal(share, new AskedWords(topic, archive).ShareIn(new WordBag(text)), 3);

    [Fact]
    public void A_word_that_shares_only_its_beginning_counts_in_part() =>
        Assert.InRange(new AskedWords("resignation", archive).ShareIn(new WordBag("She resigned.")), 0.5, 0.9);

    [Fact]
    public void Texts_count_together()
    {
        var asked = new AskedWords("harbour fees", archive);
        WordBag first = new("the harbour"), second = new("the fees");

        Assert.InRange(asked.ShareIn(first), 0.01, 0.99);
        Assert.Equal(1, asked.ShareIn(first, second), 3);
        Assert.Equal(0, asked.RarestMissingFrom(first, second));
        Assert.InRange(asked.RarestMissingFrom(WordBag.Empty), 0.5, 1);
    }
}
