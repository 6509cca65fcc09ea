using BriefingBot.Articles;
using BriefingBot.Indexing;
using BriefingBot.Ingestion;
using BriefingBot.Models.Chat;
using BriefingBot.Models.Embedding;
using BriefingBot.Web.Channels.DirectLine;

namespace BriefingBot.Web.Hosting;

/// <summary>
/// Opens everything that can fail at once (settings, storage, index), before anything listens, so that the fault is one sentence and an exit
/// code and not a service that never gets ready.
/// </summary>
internal static class ArchiveOpening
{
    /// <exception cref="SettingsException">Settings that can't be used, all of them.</exception>
    /// <exception cref="StorageException">The storage can't be used, or another process has it.</exception>
    public static void Open(IServiceProvider services, bool listens)
    {
        IConfiguration configuration = services.GetRequiredService<IConfiguration>();
        SettingsCheck check = new SettingsCheck(configuration)
            .Section<StorageOptions>("Storage", services)
            .Section<IngestionOptions>("Ingestion", services)
            .Section<EmbeddingOptions>(EmbeddingOptions.Section, services)
            .Section<ChatOptions>(ChatOptions.Section, services)
            .Section<ApiOptions>(ApiOptions.Section, services)
            .Section<DirectLineOptions>(DirectLineOptions.Section, services)
            .Section<BotFrameworkOptions>(BotFrameworkOptions.Section, services)
            .Add(listens ? ListenGuard.Errors(configuration) : []);
        check.ThrowOnError();
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("BriefingBot.Settings");
        foreach (string key in check.Unknown)
        {
            logger.UnknownSetting(key);
        }

        // The record first: it takes the storage, and what follows works in it.
        _ = services.GetRequiredService<IArticleStore>();
        EmbeddingModel model = services.GetRequiredService<EmbeddingModel>();
        if (model.Generator is null)
        {
            logger.WordsAlone(model.Status);
        }

        _ = services.GetRequiredService<ISearchIndex>();
        if (listens)
        {
            _ = services.GetRequiredService<DirectLineTokens>();
        }
    }
}
