using BriefingBot.Indexing;
using BriefingBot.Models.Chat;
using BriefingBot.Models.Embedding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefingBot.Models;

/// <summary>Registers the models that the configuration names.</summary>
public static class ModelsServiceCollectionExtensions
{
    /// <summary>
    /// Provides an <see cref="EmbeddingModel"/> (its <see cref="EmbeddingModel.Generator"/> lives as long as the services) and the options of the
    /// sections <c>Embedding</c> and <c>Chat</c>, both validated when the host starts.
    /// </summary>
    public static IServiceCollection AddBriefingBotModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<EmbeddingOptions>().Configure(o => o.Read(configuration.GetSection(EmbeddingOptions.Section))).ValidateOnStart();
        services.AddOptions<ChatOptions>().Configure(o => o.Read(configuration.GetSection(ChatOptions.Section))).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>());
        services.TryAddSingleton<EmbeddingModelOwner>();
        services.TryAddSingleton(provider => provider.GetRequiredService<EmbeddingModelOwner>().Model);
        return services;
    }

    /// <summary>Disposes the generator with the services: a record can't, since whoever holds a copy would.</summary>
    private sealed class EmbeddingModelOwner(IOptions<EmbeddingOptions> options) : IDisposable
    {
        public EmbeddingModel Model { get; } = EmbeddingModelFactory.Create(options.Value);

        public void Dispose() => Model.Generator?.Dispose();
    }
}
