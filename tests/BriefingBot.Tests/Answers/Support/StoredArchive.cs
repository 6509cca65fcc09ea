using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Language;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using BriefingBot.Tests.Articles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Tests.Answers.Support;

/// <summary>An archive as the service has it: articles on disk, the real extractor, the real index, the real way to an answer.</summary>
internal sealed class StoredArchive : IAsyncDisposable
{
    private readonly TemporaryRecord record = new();
    private readonly TemporaryFolder folder = new();
    private readonly EmbeddingModel model;
    private readonly SortedSet<string> sources = new(StringComparer.OrdinalIgnoreCase);
    private LuceneSearchIndex index = null!;
    private Ingestor ingestor = null!;
    private Briefer briefer = null!;

    private readonly ILanguageModel? prose;

    private StoredArchive(EmbeddingModel? model, ILanguageModel? prose) => (this.model, this.prose) = (model ?? new EmbeddingModel(null, null, "words alone"), prose);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2031, 7, 1, 12, 0, 0, TimeSpan.Zero));

    public ReprintDirectory Reprints => index.Reprints;

    public string? RebuildReason => index.RebuildReason;

    public string IndexFolder => folder.At("index");

    /// <param name="prose">Words the answers; null: they are extractive.</param>
    public static async Task<StoredArchive> OpenAsync(EmbeddingModel? model = null, ILanguageModel? prose = null)
    {
        var archive = new StoredArchive(model, prose);
        await archive.StartAsync();
        return archive;
    }

    public Task PutAsync(string id, string body, string? source, string? published, string title = "A title") => PutAsync([new ArticleDraft
    {
        Id = id,
        Title = title,
        Body = body,
        Source = source,
        Published = published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
    }]);

    public async Task PutAsync(IReadOnlyList<ArticleDraft> drafts)
    {
        sources.UnionWith(drafts.Select(draft => draft.Source).OfType<string>());
        await ingestor.PutManyAsync(drafts, CancellationToken.None);
    }

    public Task<bool> WithdrawAsync(string id) => ingestor.WithdrawAsync(id, CancellationToken.None);

    /// <summary>Closes everything and opens it again, as a service that is started anew.</summary>
    public async Task RestartAsync(Action? between = null)
    {
        await StopAsync();
        between?.Invoke();
        await StartAsync();
    }

    public async Task<Answer> AskAsync(string question, string? conversation = null, string? source = null, int? top = null) =>
        (await AskedAsync(question, conversation, source, top)).Answer;

    /// <summary>The answer with what travels beside it.</summary>
    public Task<AnsweredQuestion> AskedAsync(string question, string? conversation = null, string? source = null, int? top = null) =>
        briefer.AskAsync(new AskRequest { Question = question, ConversationId = conversation, Source = source, MaxCitations = top }, CancellationToken.None);

    public async Task<Answer> AskAsync(AskRequest request, IProgress<AnswerStage>? stages = null, CancellationToken cancellationToken = default) =>
        (await briefer.AskAsync(request, stages, cancellationToken)).Answer;

    public async Task<Article> StoredAsync(string id, int? version = null) =>
        await record.Store.FindAsync(id, version, CancellationToken.None) ?? throw new InvalidOperationException($"No article {id} is stored.");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        record.Dispose();
        folder.Dispose();
    }

    private async Task StartAsync()
    {
        index = LuceneSearchIndex.Open(IndexFolder, model.Id, record.Store.LastChange(), RealReader.Extractor.Version, NullLogger.Instance);
        ingestor = new Ingestor(
            record.Store, index, RealReader.Extractor, model, new IngestedFiles(record.Database), new ArticleFileReader(1_000_000), NullLogger<Ingestor>.Instance);
        await ingestor.CatchUpAsync(null, CancellationToken.None);
        briefer = new Briefer(
            index, record.Store, new PassageRetriever(index, model, NullLogger<PassageRetriever>.Instance).SearchAsync, new ConversationStore(Clock),
            model.Generator, () => sources, (_, _, _, _) => Task.CompletedTask, Clock, RealReader.Extractor, NullLoggerFactory.Instance,
            prose is null ? null : new ProseWriter(prose, record.Store, model, new GenerationOptions(), RealReader.Extractor, Clock, NullLogger<ProseWriter>.Instance));
    }

    private async Task StopAsync()
    {
        await ingestor.DisposeAsync();
        index.Dispose();
    }
}
