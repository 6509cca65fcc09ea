using BriefingBot.Indexing;
using BriefingBot.Retrieval;
using BriefingBot.Tests.Indexing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBot.Tests.Retrieval;

public sealed class PassageRetrieverTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LuceneSearchIndex index;

    public PassageRetrieverTests()
    {
        index = SomeIndexed.Index(folder.Path);
        index.Replace([SomeIndexed.Meaning("east", 1, 0), SomeIndexed.Meaning("north", 0, 1), SomeIndexed.Words("word", "Walrus.")]);
        index.Refresh();
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Words_and_meaning_are_fused()
    {
        var generator = new Compass();

        IReadOnlyList<PassageHit> hits = await Search(generator, "walrus", 10);

        Assert.Equal(["word", "north", "east"], hits.Ids());
        Assert.True(hits[0].Score > hits[1].Score);
    }

    [Fact]
    public async Task Without_a_model_words_alone_answer()
    {
        Assert.Equal(["word"], (await Search(null, "walrus", 10)).Ids());
    }

    [Fact]
    public async Task While_the_model_fails_words_alone_answer()
    {
        Assert.Equal(["word"], (await Search(new Compass { Fault = new HttpRequestException("down") }, "walrus", 10)).Ids());
        Assert.Equal(["word"], (await Search(new Compass { Fault = new TaskCanceledException("timeout") }, "walrus", 10)).Ids());
    }

    [Fact]
    public async Task A_cancelled_search_is_cancelled()
    {
        var retriever = Retriever(new Compass());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => retriever.SearchAsync("walrus", 5, SearchFilter.None, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_question_is_embedded_once_while_it_is_remembered()
    {
        var generator = new Compass();
        PassageRetriever retriever = Retriever(generator);

        await retriever.SearchAsync("walrus", 5, SearchFilter.None, CancellationToken.None);
        await retriever.SearchAsync("walrus", 2, SearchFilter.None, CancellationToken.None);
        Assert.Equal(1, generator.Calls);

        for (int i = 0; i < QueryEmbeddings.Capacity; i++)
        {
            await retriever.SearchAsync($"question {i}", 1, SearchFilter.None, CancellationToken.None);
        }

        await retriever.SearchAsync("walrus", 5, SearchFilter.None, CancellationToken.None);
        Assert.Equal(QueryEmbeddings.Capacity + 2, generator.Calls);
    }

    [Theory]
    [InlineData("walrus", 0)]
    [InlineData("walrus", -1)]
    [InlineData(" ", 5)]
    public async Task Nothing_asked_for_is_nothing_found(string query, int top) => Assert.Empty(await Search(new Compass(), query, top));

    [Fact]
    public async Task At_most_top_passages_come_back_and_the_filter_holds()
    {
        Assert.Single(await Search(new Compass(), "walrus text", 1));
        Assert.Equal(["east"], (await Retriever(new Compass()).SearchAsync("walrus text", 5, new SearchFilter(ArticleId: "east"), CancellationToken.None)).Ids());
    }

    [Fact]
    public void The_title_is_embedded_before_a_passage_that_does_not_begin_with_it()
    {
        Assert.Equal("A title\nSeals.", EmbeddedText.Of(SomeIndexed.Article("a", "Seals."), SomeIndexed.Words("a", "Seals.").Passages[0]));
        Assert.Equal("Seals bask here.", EmbeddedText.Of(SomeIndexed.Article("a", "Seals bask here.", "Seals bask…"), SomeIndexed.Words("a", "Seals bask here.").Passages[0]));
    }

    private PassageRetriever Retriever(Compass? generator) =>
        new(index, new EmbeddingModel(generator, generator is null ? null : SomeIndexed.Model, ""), NullLogger<PassageRetriever>.Instance);

    private Task<IReadOnlyList<PassageHit>> Search(Compass? generator, string query, int top) =>
        Retriever(generator).SearchAsync(query, top, SearchFilter.None, CancellationToken.None);

    /// <summary>Finds everything to be north.</summary>
    private sealed class Compass : IEmbeddingGenerator<string, Embedding<float>>
    {
        internal Exception? Fault { get; init; }

        internal int Calls { get; private set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            return Fault is null
                ? Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(SomeIndexed.Unit(0.1f, 1)))))
                : Task.FromException<GeneratedEmbeddings<Embedding<float>>>(Fault);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
