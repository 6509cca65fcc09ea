using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>
/// Prepares articles whose vectors are what it is done for. A model that is down is told from a text that it refuses: the first stops the
/// work, the second leaves that one article without vectors, which the index notes.
/// </summary>
internal sealed class VectorWork
{
    private const int Attempts = 3;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly ArticlePreparer preparer;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private Exception? problem;

    public VectorWork(StatementExtractor extractor, EmbeddingModel embedding, bool gently, TimeProvider time, ILogger logger)
    {
        preparer = new ArticlePreparer(extractor, embedding, (_, failure) => Volatile.Write(ref problem, failure), gently, logger);
        (this.time, this.logger) = (time, logger);
    }

    /// <exception cref="ModelUnavailableException">The model gives no vectors for anything.</exception>
    public async Task<IReadOnlyList<IndexedArticle>> PrepareAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            IReadOnlyList<IndexedArticle> prepared = await preparer.PrepareAsync(articles, embed: true, cancellationToken);
            if (!prepared.Any(article => article.LacksVectors))
            {
                return prepared;
            }

            if (!await preparer.ModelAnswersAsync(cancellationToken))
            {
                throw new ModelUnavailableException(problem!);
            }

            if (attempt == Attempts)
            {
                foreach (IndexedArticle refused in prepared.Where(article => article.LacksVectors))
                {
                    Log.Refused(logger, problem!, refused.Article.Id);
                }

                return prepared;
            }

            await Task.Delay(BetweenAttempts, time, cancellationToken);
        }
    }
}
