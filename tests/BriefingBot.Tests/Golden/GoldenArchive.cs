using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Models.Embedding;
using BriefingBot.Tests.Answers.Support;
using BriefingBot.Tests.Models;

namespace BriefingBot.Tests.Golden;

/// <summary>The golden articles as the service would hold them, with the embedding model where it is built; those of one folder withdrawn.</summary>
public sealed class GoldenArchive : IAsyncLifetime
{
    private EmbeddingModel? model;

    internal StoredArchive Stored { get; private set; } = null!;

    public bool HasModel => model is not null;

    public IReadOnlyCollection<string> Live { get; private set; } = [];

    public async Task InitializeAsync()
    {
        model = BuiltModel.SkipReason is null ? EmbeddingModelFactory.Create(new EmbeddingOptions { Parallelism = 2 }) : null;
        Stored = await StoredArchive.OpenAsync(model);
        IReadOnlyList<ArticleDraft> live = await ReadAsync("articles");
        IReadOnlyList<ArticleDraft> withdrawn = await ReadAsync("withdrawn");
        await Stored.PutAsync([.. live, .. withdrawn]);
        foreach (ArticleDraft draft in withdrawn)
        {
            Assert.True(await Stored.WithdrawAsync(draft.Id));
        }

        Live = [.. live.Select(draft => draft.Id)];
    }

    public async Task DisposeAsync()
    {
        await Stored.DisposeAsync();
        model?.Generator?.Dispose();
    }

    private static async Task<IReadOnlyList<ArticleDraft>> ReadAsync(string folder)
    {
        var reader = new ArticleFileReader(1_000_000);
        var drafts = new List<ArticleDraft>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(GoldenCase.Folder, folder)).Order(StringComparer.Ordinal))
        {
            drafts.AddRange((await reader.ReadAsync(file, CancellationToken.None)).Articles.Select(reading => Assert.IsType<ArticleReading.Accepted>(reading).Draft));
        }

        return drafts;
    }
}
