using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Statements;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace BriefingBot.Ingestion;

/// <summary>Makes of stored articles what the index takes: passages, fingerprints, statements and vectors. A fault in one article stays in it.</summary>
/// <param name="embeddingFailed">Told of an article, by its id, that gets no vectors, and why.</param>
/// <param name="gently">On one core, so that questions have the others; else on all.</param>
internal sealed class ArticlePreparer(
    StatementExtractor extractor, EmbeddingModel embedding, Action<string, Exception> embeddingFailed, bool gently, ILogger logger)
{
    /// <summary>Texts a call to the model: enough for a remote one, few enough that all cores stay busy to the end of a batch.</summary>
    private const int TextsPerCall = 8;

    private readonly int cores = gently ? 1 : Environment.ProcessorCount;

    /// <summary>A model in this process spreads the texts of a call over the cores; one elsewhere, which has an address, takes none of them.</summary>
    private readonly int textsPerCall =
        gently && embedding.Generator?.GetService(typeof(EmbeddingGeneratorMetadata)) is not EmbeddingGeneratorMetadata { ProviderUri: not null } ? 1 : TextsPerCall;

    /// <summary>Whether the model gives vectors at all at present.</summary>
    public async Task<bool> ModelAnswersAsync(CancellationToken cancellationToken)
    {
        var call = new Call("", ["A line of news."]);
        await call.RunAsync(embedding.Generator!, cancellationToken);
        return call.Problem is null;
    }

    /// <summary>The index's form of each article, in order.</summary>
    /// <param name="embed">False: without vectors.</param>
    public async Task<IReadOnlyList<IndexedArticle>> PrepareAsync(IReadOnlyList<Article> articles, bool embed, CancellationToken cancellationToken)
    {
        // [3] split and sign, [4] extract
        var prepared = new IndexedArticle[articles.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken };
        Parallel.For(0, articles.Count, parallel, i => prepared[i] = Prepare(articles[i]));

        // [5] embed
        if (!embed || embedding.Generator is not { } generator)
        {
            return prepared;
        }

        List<Call> calls = [.. prepared.SelectMany(CallsOf)];
        await Parallel.ForEachAsync(calls, parallel, async (call, token) => await call.RunAsync(generator, token));
        ILookup<string, Call> byArticle = calls.ToLookup(call => call.ArticleId, StringComparer.Ordinal);
        return [.. prepared.Select(article => WithVectors(article, [.. byArticle[article.Article.Id]]))];
    }

    private IndexedArticle Prepare(Article article) =>
        new(article, PassageSplitter.Split(article), Extract(article), [], []) { Fingerprints = Fingerprints.Of(article.Body) };

    private ArticleStatements Extract(Article article)
    {
        // Whatever goes wrong in one article must not stop the others; it is logged.
        try
        {
            return extractor.Extract(article.Body);
        }
        catch (Exception problem)
        {
            Log.ExtractionFailed(logger, problem, article.Id);
            return ArticleStatements.None;
        }
    }

    /// <summary>Passages as <see cref="EmbeddedText"/> has them, then statements by what was said alone.</summary>
    private IEnumerable<Call> CallsOf(IndexedArticle article)
    {
        string body = article.Article.Body;
        IEnumerable<string> passages = article.Passages.Select(passage => EmbeddedText.Of(article.Article, passage));
        IEnumerable<string> statements = article.Statements.Statements.Select(statement => string.Join(' ', statement.Content.Select(span => span.Of(body))));
        return passages.Concat(statements).Chunk(textsPerCall).Select(texts => new Call(article.Article.Id, texts));
    }

    private IndexedArticle WithVectors(IndexedArticle article, IReadOnlyList<Call> calls)
    {
        if (calls.FirstOrDefault(call => call.Problem is not null)?.Problem is { } problem)
        {
            embeddingFailed(article.Article.Id, problem);
            return article;
        }

        List<ReadOnlyMemory<float>> vectors = [.. calls.SelectMany(call => call.Vectors)];
        int passages = article.Passages.Count;
        return article with { Vectors = vectors[..passages], StatementVectors = vectors[passages..] };
    }

    /// <summary>One call to the model for some texts of one article.</summary>
    private sealed class Call(string articleId, string[] texts)
    {
        public string ArticleId { get; } = articleId;

        public IReadOnlyList<ReadOnlyMemory<float>> Vectors { get; private set; } = [];

        public Exception? Problem { get; private set; }

        public async Task RunAsync(IEmbeddingGenerator<string, Embedding<float>> generator, CancellationToken cancellationToken)
        {
            // As above: it is logged with the article that it belongs to.
            try
            {
                GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
                if (embeddings.Count != texts.Length)
                {
                    throw new InvalidOperationException($"The embedding model returned {embeddings.Count} vectors for {texts.Length} texts.");
                }

                Vectors = [.. embeddings.Select(one => one.Vector)];
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                Problem = problem;
            }
        }
    }
}
