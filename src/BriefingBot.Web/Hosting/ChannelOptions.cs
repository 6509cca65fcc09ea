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

/// <summary>Section <c>Channels:BotFramework</c>: Microsoft Teams through the Bot Framework.</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "Channels:BotFramework";

    /// <summary>The bot's application id (a GUID).</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant's id (a GUID).</summary>
    public string? TenantId { get; set; }

    /// <summary>At most one of the three credentials is set.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A certificate file with its private key.</summary>
    public string? CertificatePath { get; set; }

    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Where the channel's signing keys are described; null: Microsoft's public address.</summary>
    public string? OpenIdMetadata { get; set; }

    /// <summary>Where the tenant's signing keys are described; null: Microsoft's public address.</summary>
    public string? AadOpenIdMetadata { get; set; }

    /// <summary>Who issues outbound tokens; null: Microsoft's public address for the tenant.</summary>
    public string? Authority { get; set; }

    /// <summary>Hosts that replies may be sent to beside Microsoft's own.</summary>
    public string[] AllowedServiceHosts { get; set; } = [];

    /// <summary>Allows http to loopback for a channel emulator on this machine.</summary>
    public bool AllowInsecureLoopback { get; set; }
}
