using BriefingBot.Answers.Generation;
using BriefingBot.Indexing;
using BriefingBot.Language;
using BriefingBot.Models.Chat;
using BriefingBot.Models.Embedding;
using BriefingBot.Models.Endpoints;
using BriefingBot.Models.Syntax;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Polly.Telemetry;

namespace BriefingBot.Models;

/// <summary>Registers the models that the configuration names.</summary>
public static class ModelsServiceCollectionExtensions
{
    /// <summary>
    /// Provides an <see cref="EmbeddingModel"/> (its <see cref="EmbeddingModel.Generator"/> lives as long as the services), a
    /// <see cref="ChatModel"/> with the <see cref="GenerationOptions"/> of answers that it words, an <see cref="ISyntaxModel"/>, and the
    /// options of the sections <c>Embedding</c> and <c>Chat</c>, both validated when the host starts.
    /// </summary>
    public static IServiceCollection AddBriefingBotModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<EmbeddingOptions>().Configure(o => o.Read(configuration.GetSection(EmbeddingOptions.Section))).ValidateOnStart();
        services.AddOptions<ChatOptions>().Configure(o => o.Read(configuration.GetSection(ChatOptions.Section))).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>());
        return services.AddEndpoints().AddEmbedding().AddChat().AddSyntaxModel();
    }

    /// <summary>Provides the project's own parser, loaded when it is first asked for. It needs no configuration.</summary>
    public static IServiceCollection AddSyntaxModel(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ISyntaxModel>(_ => new OnnxSyntaxModel(File.ReadAllBytes(OnnxSyntaxModel.ModelFile)));
        return services;
    }

    private static IServiceCollection AddEndpoints(this IServiceCollection services)
    {
        services.AddLogging().AddMetrics();

        // What came of a call is logged where it was made; single tries are of interest to whoever looks for a fault.
        services.Configure<TelemetryOptions>(o => o.SeverityProvider = told =>
            told.Event.Severity == ResilienceEventSeverity.Error ? ResilienceEventSeverity.Warning : ResilienceEventSeverity.Debug);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RetryPace());
        services.TryAddSingleton<AzureIdentity>(EndpointClients.Environment);
        services.TryAddSingleton<EndpointClients>();
        return services;
    }

    private static IServiceCollection AddEmbedding(this IServiceCollection services)
    {
        services.AddEndpointClient(EmbeddingOptions.Section, s => s.GetRequiredService<IOptions<EmbeddingOptions>>().Value, _ => EmbeddingModelFactory.Patience);
        services.TryAddSingleton<EmbeddingModelOwner>();
        services.TryAddSingleton(provider => provider.GetRequiredService<EmbeddingModelOwner>().Model);
        return services;
    }

    private static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddEndpointClient(ChatOptions.Section, Chat, s => Chat(s).AttemptLimit);
        services.TryAddSingleton<ChatMetrics>();
        services.TryAddSingleton<ChatModelOwner>();
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatModelOwner>().Model);
        services.TryAddSingleton(provider => new GenerationOptions { Deadline = Chat(provider).Deadline });
        return services;
    }

    private static ChatOptions Chat(IServiceProvider services) => services.GetRequiredService<IOptions<ChatOptions>>().Value;

    /// <summary>Disposes the generator with the services: a record can't, since whoever holds a copy would.</summary>
    private sealed class EmbeddingModelOwner(IOptions<EmbeddingOptions> options, IServiceProvider services) : IDisposable
    {
        public EmbeddingModel Model { get; } = EmbeddingModelFactory.Create(options.Value, services.GetRequiredService<EndpointClients>);

        public void Dispose() => Model.Generator?.Dispose();
    }
}
