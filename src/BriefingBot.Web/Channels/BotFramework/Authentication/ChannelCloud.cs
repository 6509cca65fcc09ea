using BriefingBot.Web.Hosting;

namespace BriefingBot.Web.Channels.BotFramework.Authentication;

/// <summary>Addresses and names of one of Microsoft's clouds, with what the settings put in their place.</summary>
/// <param name="Issuer">The <c>iss</c> of the channel's tokens.</param>
/// <param name="OpenIdMetadata">Describes the channel's signing keys.</param>
/// <param name="Authority">Issues outbound tokens, such as <c>https://login.microsoftonline.com/{tenant}</c>.</param>
/// <param name="Scope">What outbound tokens are for.</param>
/// <param name="Tenant">The bot's own tenant; the Bot Framework's where none is set, as for bots of many tenants.</param>
/// <param name="TenantIssuers">The <c>iss</c> of the tenant's own tokens, version 1 and 2; none where they are refused.</param>
/// <param name="TenantMetadata">Describes the tenant's signing keys; null where its tokens are refused.</param>
internal sealed record ChannelCloud(string Issuer, Uri OpenIdMetadata, Uri Authority, string Scope, string Tenant, IReadOnlyList<string> TenantIssuers, Uri? TenantMetadata)
{
    public static ChannelCloud Of(BotFrameworkOptions options)
    {
        (string issuer, string metadata, string login, string scope, string frameworks) = options.Cloud switch
        {
            BotFrameworkCloud.UsGovernment => (
                "https://api.botframework.us",
                "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
                "https://login.microsoftonline.us",
                "https://api.botframework.us/.default",
                "cab8a31a-1906-4287-a0d8-4eef66b95f6e"),
            _ => (
                "https://api.botframework.com",
                "https://login.botframework.com/v1/.well-known/openidconfiguration",
                "https://login.microsoftonline.com",
                "https://api.botframework.com/.default",
                "d6d49420-f39b-4df7-a1dc-d59a935871db"),
        };
        string tenant = Given(options.TenantId) ?? frameworks;
        Uri? tenantMetadata = Given(options.AadOpenIdMetadata) is { } address ? new Uri(address) : null;
        return new ChannelCloud(
            Given(options.Issuer) ?? issuer,
            new Uri(Given(options.OpenIdMetadata) ?? metadata),
            AuthorityOf(Given(options.Authority) ?? login, tenant),
            Given(options.Scope) ?? scope,
            tenant,
            tenantMetadata is null ? [] : [$"https://sts.windows.net/{tenant}/", $"{login}/{tenant}/v2.0"],
            tenantMetadata);
    }

    /// <summary>An authority without a path is meant for the tenant.</summary>
    private static Uri AuthorityOf(string address, string tenant)
    {
        var authority = new Uri(address.TrimEnd('/'));
        return authority.AbsolutePath == "/" ? new Uri(authority, tenant) : authority;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
