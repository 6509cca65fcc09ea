using BriefingBot.Answers;
using BriefingBot.Answers.Generation;
using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Language;
using BriefingBot.Models;
using BriefingBot.Models.Chat;
using BriefingBot.Models.Embedding;
using BriefingBot.Retrieval;
using BriefingBot.Statements;
using BriefingBot.Web.Api;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Evaluation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Hosting;

/// <summary>Puts the parts together; the only place that knows which type stands behind which.</summary>
internal static class BriefingBotServiceCollectionExtensions
{
    public static IServiceCollection AddBriefingBot(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings(configuration)
        .AddBriefingBotModels(configuration)
        .AddArchive()
        .AddAnswering();

    private static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).PostConfigure(o => o.Path = o.Path.Length == 0 ? "" : HomeFolder.Resolve(o.Path));
        services.AddOptions<IngestionOptions>().Bind(configuration.GetSection("Ingestion"))
            .PostConfigure(o => o.Folders = [.. (o.Folders ?? IngestionOptions.DefaultFolders).Select(f => string.IsNullOrWhiteSpace(f) ? f : HomeFolder.Resolve(f))]);
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section));
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section));
        services.AddOptions<BotFrameworkOptions>().Bind(configuration.GetSection(BotFrameworkOptions.Section)).PostConfigure(o =>
        {
            o.CertificatePath = string.IsNullOrEmpty(o.CertificatePath) ? null : HomeFolder.Resolve(o.CertificatePath);
            o.FederatedTokenFile = string.IsNullOrEmpty(o.FederatedTokenFile) ? null : HomeFolder.Resolve(o.FederatedTokenFile);
        });
        services.AddOptions<EmbeddingOptions>().PostConfigure(o => o.Path = o.Path is null ? null : HomeFolder.Resolve(o.Path));
        services.AddOptions<ChatOptions>().PostConfigure(o => o.Prompts = HomeFolder.Resolve(o.Prompts));
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<IValidateOptions<IngestionOptions>, IngestionOptionsValidator>();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidation>();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidation>();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>Record, index and the one writer of both. What is made first is disposed last: the storage is let go of at the very end.</summary>
    private static IServiceCollection AddArchive(this IServiceCollection services) => services
        .AddSingleton(s => StorageLock.Acquire(s.GetRequiredService<IOptions<StorageOptions>>().Value.Path))
        .AddSingleton(s => RecordDatabase.Open(s.GetRequiredService<StorageLock>().Path, RecordSchema.Migrations))
        .AddSingleton<SqliteArticleStore>()
        .AddSingleton<IArticleStore>(s => s.GetRequiredService<SqliteArticleStore>())
        .AddSingleton<IngestedFiles>()
        .AddSingleton<AnswerLog>()
        .AddSingleton(s => new IndexFolders(
            s.GetRequiredService<StorageLock>().Path, s.GetRequiredService<EmbeddingModel>().Id, s.GetRequiredService<SqliteArticleStore>().LastChange,
            s.GetRequiredService<StatementExtractor>().Version,
            s.GetRequiredService<ILogger<LuceneSearchIndex>>()))
        .AddSingleton(OpenIndex)
        .AddSingleton<ISearchIndex>(s => s.GetRequiredService<SwitchableIndex>())
        .AddSingleton(_ => Lexicon.Default)
        .AddSingleton(s => new Analyzer(s.GetRequiredService<Lexicon>().Morphology, s.GetRequiredService<ISyntaxModel>()))
        .AddSingleton<StatementExtractor>()
        .AddSingleton(s => new ArticleFileReader(s.GetRequiredService<IOptions<IngestionOptions>>().Value.MaxFileBytes))
        .AddSingleton<Ingestor>()
        .AddSingleton<IndexRebuild>()
        .AddSingleton<MissingVectors>()
        .AddSingleton(s => ActivatorUtilities.CreateInstance<FolderWatcher>(s, s.GetRequiredService<IOptions<IngestionOptions>>().Value))
        .AddSingleton<PassageRetriever>();

    private static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddSingleton(s => new ConversationStore(s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ArchiveSources>()
        .AddSingleton<AskArchive>(s => s.GetRequiredService<Briefer>().AskAsync)
        .AddSingleton(s => MakeBriefer(s, s.GetRequiredService<ConversationStore>(), SaveIn(s.GetRequiredService<AnswerLog>()), s.GetRequiredService<ILoggerFactory>(), MakeProse(s)))
        .AddSingleton(s => new QuietBriefer(MakeBriefer(s, s.GetRequiredService<ConversationStore>(), SaveNothing, NullLoggerFactory.Instance)))
        .AddSingleton(s => new WarmUp(
            MakeForgetfulBriefer(s),
            s.GetRequiredService<ISearchIndex>(), s.GetRequiredService<ILogger<WarmUp>>()))
        .AddSingleton<Evaluator>()
        .AddSingleton<ExtractionEvaluator>();

    private static Task SaveNothing(string id, string conversation, string json, CancellationToken cancellationToken) => Task.CompletedTask;

    private static AnswerSaving SaveIn(AnswerLog answers) =>
        (id, conversation, json, cancellationToken) => answers.SaveAsync(id, conversation, null, json, cancellationToken);

    /// <summary>One that keeps neither answers nor conversations.</summary>
    internal static Briefer MakeForgetfulBriefer(IServiceProvider services) => MakeBriefer(
        services, new ConversationStore(services.GetRequiredService<TimeProvider>()), SaveNothing, NullLoggerFactory.Instance);

    /// <summary>Null where no language model is configured.</summary>
    private static ProseWriter? MakeProse(IServiceProvider services) => services.GetRequiredService<ChatModel>().Model is { } model
        ? ActivatorUtilities.CreateInstance<ProseWriter>(services, model)
        : null;

    /// <param name="prose">Null: every answer is extractive, as those must be that the service asks for itself.</param>
    private static Briefer MakeBriefer(IServiceProvider services, ConversationStore conversations, AnswerSaving save, ILoggerFactory loggers, ProseWriter? prose = null) => new(
        services.GetRequiredService<ISearchIndex>(),
        services.GetRequiredService<IArticleStore>(),
        services.GetRequiredService<PassageRetriever>().SearchAsync,
        conversations,
        services.GetRequiredService<EmbeddingModel>().Generator,
        services.GetRequiredService<ArchiveSources>().Names,
        save,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<StatementExtractor>(),
        loggers,
        prose);

    private static SwitchableIndex OpenIndex(IServiceProvider services)
    {
        IndexFolders folders = services.GetRequiredService<IndexFolders>();
        try
        {
            return new SwitchableIndex(folders.OpenServed());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string folder = folders.Served;
            throw new StorageException(StorageFault.NotWritable, folder,
                $"The index {folder} can't be opened ({e.Message.TrimEnd('.')}). Make the folder one that this user may write; it may also be removed, and is then made anew.", e);
        }
    }
}
