using BriefingBot.Conversations;
using BriefingBot.Web.Channels.BotFramework.Authentication;
using BriefingBot.Web.Channels.BotFramework.Outbound;
using BriefingBot.Web.Channels.BotFramework.Teams;
using BriefingBot.Web.Channels.BotFramework.Turns;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.BotFramework;

/// <summary>The parts of the Bot Framework channel.</summary>
internal static class BotFrameworkServiceCollectionExtensions
{
    /// <summary>Nothing of it is made or runs where no application id is set.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddHttpClient(MetadataDocuments.ClientName, MetadataDocuments.Configure).ConfigurePrimaryHttpMessageHandler(ConnectorClient.Handler).RemoveAllLoggers();
        services.AddHttpClient(IBotTokens.ClientName, MetadataDocuments.Configure).ConfigurePrimaryHttpMessageHandler(ConnectorClient.Handler).RemoveAllLoggers();
        services.AddHttpClient(ConnectorClient.ClientName, ConnectorClient.Configure).ConfigurePrimaryHttpMessageHandler(ConnectorClient.Handler).RemoveAllLoggers();
        return services
            .AddSingleton(s => new ChannelInbox(s.GetRequiredService<Articles.RecordDatabase>(), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<ChannelMessages>()
            .AddAuthentication()
            .AddOutbound()
            .AddTeams()
            .AddSingleton<ConversationTurns>()
            .AddSingleton<ConnectorAdapter>()
            .AddSingleton<BotTurns>()
            .AddSingleton<MessagesEndpoint>()
            .AddSingleton<IHostedService>(s => s.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.IsOn ? s.GetRequiredService<BotTurns>() : new NoTurns());
    }

    private static IServiceCollection AddAuthentication(this IServiceCollection services) => services.AddSingleton(s =>
    {
        BotFrameworkOptions options = s.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        HttpClient client = s.GetRequiredService<IHttpClientFactory>().CreateClient(MetadataDocuments.ClientName);
        return new ActivityAuthenticator(
            options, new MetadataDocuments(client, options.AllowInsecureLoopback), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ActivityAuthenticator>>());
    });

    private static IServiceCollection AddOutbound(this IServiceCollection services) => services
        .AddSingleton(s => new ServiceHosts(s.GetRequiredService<IOptions<BotFrameworkOptions>>().Value))
        .AddSingleton<ConversationPace>()
        .AddSingleton(s => BotTokens.Create(
            s.GetRequiredService<IOptions<BotFrameworkOptions>>().Value,
            s.GetRequiredService<IHttpClientFactory>().CreateClient(IBotTokens.ClientName),
            s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => ActivatorUtilities.CreateInstance<ConnectorClient>(s, s.GetRequiredService<IHttpClientFactory>().CreateClient(ConnectorClient.ClientName)));

    private static IServiceCollection AddTeams(this IServiceCollection services) => services
        .AddSingleton(s => TeamsLinks.Of(s.GetRequiredService<IOptions<BotFrameworkOptions>>(), s.GetRequiredService<DirectLine.ArticleLinks>()))
        .AddSingleton<TeamsRecall>()
        .AddSingleton<QuoteSearch>()
        .AddSingleton<QuoteExtension>()
        .AddSingleton<TeamsFeedback>()
        .AddSingleton<ActivityHandler, TeamsBriefingBot>();

    /// <summary>Stands where the channel is off.</summary>
    private sealed class NoTurns : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
