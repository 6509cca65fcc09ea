using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>
/// Gives articles their vectors that were indexed without them: the model was down, or the index was that of another model at the time and
/// the model was changed back. The index notes which they are.
/// </summary>
public sealed class MissingVectors(
    IArticleStore store, ISearchIndex index, Ingestor ingestor, StatementExtractor extractor, EmbeddingModel embedding, TimeProvider time,
    ILogger<MissingVectors> logger)
{
    private const int Batch = 8;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    private readonly VectorWork work = new(extractor, embedding, gently: true, time, logger);

    /// <summary>Looks for them every so often until it is cancelled; ever less often while the model gives them none.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = Between;
        while (embedding.Generator is not null)
        {
            // Whatever failed may pass.
            try
            {
                wait = await MendAsync(cancellationToken) ? Between : Longer(wait);
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                wait = Longer(wait);
                Log.MendingFailed(logger, problem, wait);
            }
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Goes through them once; true where none is left without.</summary>
    /// <exception cref="ModelUnavailableException">The model gives no vectors for anything.</exception>
    public async Task<bool> MendAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> lacking = index.SearchesMeaning ? index.WithoutVectors() : [];
        int mended = 0;
        foreach (string[] ids in lacking.Chunk(Batch))
        {
            var articles = new List<Article>();
            foreach (string id in ids)
            {
                if (await store.FindAsync(id, null, cancellationToken) is { Status: ArticleStatus.Live } article)
                {
                    articles.Add(article);
                }
            }

            IReadOnlyList<IndexedArticle> prepared = await work.PrepareAsync(articles, cancellationToken);
            mended += await PutAsync([.. prepared.Where(article => !article.LacksVectors)], cancellationToken);
        }

        if (lacking.Count == 0)
        {
            return true;
        }

        Log.VectorsMended(logger, mended, lacking.Count);
        return index.WithoutVectors().Count == 0;
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < LongestWait ? wait * 2 : LongestWait;

    /// <summary>Puts those that still stand as they were read: what was written or withdrawn since then is indexed already.</summary>
    private async Task<int> PutAsync(IReadOnlyList<IndexedArticle> prepared, CancellationToken cancellationToken)
    {
        var standing = new List<IndexedArticle>();
        await ingestor.InTurnAsync(async (state, token) =>
        {
            foreach (IndexedArticle article in prepared)
            {
                if (await store.FindAsync(article.Article.Id, null, token) is { Status: ArticleStatus.Live } now && now.Sequence == article.Article.Sequence)
                {
                    standing.Add(article);
                }
            }

            state.Change(written =>
            {
                written.Replace(standing);
                written.Refresh();
                state.Advance(state.Through, standing.Count);
            });
        }, cancellationToken);
        return standing.Count;
    }
}
