using BriefingBot.Articles;
using BriefingBot.Conversations;
using BriefingBot.Indexing;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>Puts Direct Line's parts together.</summary>
internal static class DirectLineServiceCollectionExtensions
{
    /// <summary>Of each conversation.</summary>
    private const int MostEntries = 1_000;

    private const string KeyName = "signing";

    /// <summary>How long a browser may remember what a site is allowed.</summary>
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        string[] origins = configuration.GetSection($"{DirectLineOptions.Section}:AllowedOrigins").Get<string[]>() ?? [];
        return services
            .AddCors(cors => cors.AddPolicy(DirectLineEndpoints.CorsPolicy, policy => policy
                .WithOrigins(origins).WithMethods("GET", "POST").WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
                .WithExposedHeaders("Retry-After").SetPreflightMaxAge(PreflightAge)))
            .AddSingleton(s => new Transcripts(s.GetRequiredService<RecordDatabase>(), s.GetRequiredService<TimeProvider>(), Limits(Options(s))))
            .AddKeyedSingleton(KeyName, (s, _) => SigningKey.LoadOrCreate(s.GetRequiredService<StorageLock>().Path))
            .AddSingleton(s => new DirectLineTokens(Key(s), Options(s).TokenLifetime, s.GetRequiredService<TimeProvider>()))
            .AddSingleton(s => new ArticleLinks(Key(s), s.GetRequiredService<IOptions<ApiOptions>>()))
            .AddSingleton<ContextRecall>()
            .AddSingleton<StreamTickets>()
            .AddSingleton<OriginPolicy>()
            .AddSingleton<ClientLimits>()
            .AddSingleton<Bearer>()
            .AddSingleton<ChatRooms>()
            .AddSingleton<ArchiveGate>()
            .AddSingleton(s => new ExampleQuestions(BriefingBotServiceCollectionExtensions.MakeForgetfulBriefer(s), s.GetRequiredService<ISearchIndex>(), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<Welcome>()
            .AddSingleton<TurnRunner>()
            .AddSingleton<TurnQueue>()
            .AddSingleton<ActivityIntake>()
            .AddSingleton<StreamEndpoint>()
            .AddHostedService(s => s.GetRequiredService<TurnQueue>())
            .AddHostedService<TranscriptClearing>();
    }

    private static byte[] Key(IServiceProvider services) => services.GetRequiredKeyedService<byte[]>(KeyName);

    private static DirectLineOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<DirectLineOptions>>().Value;

    private static TranscriptLimits Limits(DirectLineOptions options) => new(options.MaxConversations, MostEntries, options.Retention);
}
