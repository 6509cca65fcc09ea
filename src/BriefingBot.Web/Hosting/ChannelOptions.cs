namespace BriefingBot.Web.Hosting;

/// <summary>Section <c>Channels:DirectLine</c>: the web chat's protocol.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "Channels:DirectLine";

    /// <summary>The secret that the embedding site exchanges for tokens, 16 characters or more.</summary>
    public string? Secret { get; set; }

    /// <summary>Sites that may embed the chat, such as <c>https://news.example</c>.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>How long a token is good for; a client renews it at half that time.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A conversation unused for so long goes.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>So many conversations are kept; the ones unused longest go first.</summary>
    public int MaxConversations { get; set; } = 10_000;

    /// <summary>So many WebSockets at once.</summary>
    public int MaxConnections { get; set; } = 2_000;

    /// <summary>Time between the parts of an answer as they appear; zero: the whole at once.</summary>
    public TimeSpan StreamPace { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest time to answer one message.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>New conversations a minute from one address.</summary>
    public int TokensPerMinute { get; set; } = 60;

    /// <summary>Activities a minute sent in one conversation.</summary>
    public int ActivitiesPerMinute { get; set; } = 60;

    /// <summary>Requests a minute of any kind from one address.</summary>
    public int RequestsPerMinute { get; set; } = 3_000;
}

/// <summary>Which of Microsoft's clouds the channel belongs to.</summary>
public enum BotFrameworkCloud
{
    Public,
    UsGovernment,
}

/// <summary>Section <c>Channels:BotFramework</c>: Microsoft Teams through the Bot Framework.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "Channels:BotFramework";

    /// <summary>The bot's application id (a GUID). Without it the channel is off.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant's id (a GUID). Null: the Bot Framework's own, as for a bot of many tenants.</summary>
    public string? TenantId { get; set; }

    /// <summary>One of the four credentials is set; none only for an emulator on this machine.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A certificate file with its private key (.pfx, or .pem with both).</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The password of <see cref="CertificatePath"/>, where it has one.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>
    /// A user-assigned managed identity. Where it is the bot's own (the same as <see cref="AppId"/>) its tokens are used as they are; another
    /// one vouches for the application as a federated credential.
    /// </summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>A file with the token of a federated credential, as workload identity on Kubernetes provides it; read anew for each token.</summary>
    public string? FederatedTokenFile { get; set; }

    /// <summary>Sets issuer, metadata, authority and scope; each can be set by itself besides.</summary>
    public BotFrameworkCloud Cloud { get; set; }

    /// <summary>Who issues the channel's tokens; null: the cloud's.</summary>
    public string? Issuer { get; set; }

    /// <summary>Where the channel's signing keys are described; null: the cloud's address.</summary>
    public string? OpenIdMetadata { get; set; }

    /// <summary>Where the tenant's signing keys are described. Null: tokens of the tenant (the emulator's) are refused.</summary>
    public string? AadOpenIdMetadata { get; set; }

    /// <summary>Who issues outbound tokens; null: the cloud's address for the tenant.</summary>
    public string? Authority { get; set; }

    /// <summary>What outbound tokens are for; null: the cloud's.</summary>
    public string? Scope { get; set; }

    /// <summary>Hosts that replies may be sent to beside Microsoft's own.</summary>
    public string[] AllowedServiceHosts { get; set; } = [];

    /// <summary>Allows http to loopback for a channel emulator on this machine.</summary>
    public bool AllowInsecureLoopback { get; set; }

    /// <summary>Where readers reach this service, such as <c>https://briefings.example</c>: for links to articles and answers. Null: no such links.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>How long one turn may take, from its begin to its last message sent.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(110);

    /// <summary>The channel is on.</summary>
    internal bool IsOn => !string.IsNullOrWhiteSpace(AppId);
}
