using BriefingBot.Answers;
using BriefingBot.Articles;
using BriefingBot.Ingestion;
using BriefingBot.Web.Evaluation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Hosting;

/// <summary>Puts the parts together; the only place that knows which type stands behind which.</summary>
internal static class BriefingBotServiceCollectionExtensions
{
    public static IServiceCollection AddBriefingBot(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings(configuration)
        .AddArchive()
        .AddAnswering()
        .AddStartup();

    private static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).PostConfigure(o => o.Path = o.Path.Length == 0 ? "" : HomeFolder.Resolve(o.Path));
        services.AddOptions<IngestionOptions>().Bind(configuration.GetSection("Ingestion"))
            .PostConfigure(o => o.Folders = [.. (o.Folders ?? IngestionOptions.DefaultFolders).Select(f => string.IsNullOrWhiteSpace(f) ? f : HomeFolder.Resolve(f))]);
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section));
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section));
        services.AddOptions<BotFrameworkOptions>().Bind(configuration.GetSection(BotFrameworkOptions.Section));
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidation>();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidation>();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    private static IServiceCollection AddArchive(this IServiceCollection services) => services;

    private static IServiceCollection AddAnswering(this IServiceCollection services) => services;

    private static IServiceCollection AddStartup(this IServiceCollection services) => services
        .AddSingleton<Readiness>()
        .AddSingleton<ArchiveStartup>()
        .AddSingleton<Evaluator>();
}
