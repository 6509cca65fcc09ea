using System.Globalization;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Hosting;

/// <summary>Checks of the host's own settings: each gives every error it finds, as a sentence that names the key.</summary>
internal sealed class ApiOptionsValidation : IValidateOptions<ApiOptions>
{
    public const int LeastKeyLength = 16;

    public ValidateOptionsResult Validate(string? name, ApiOptions options) => OptionErrors.Result(
        options.Keys.Select((key, i) => key.Trim().Length < LeastKeyLength
            ? $"Api:Keys:{i} is too short; a key has {LeastKeyLength} characters or more, for example from: openssl rand -hex 24"
            : null));
}

internal sealed class DirectLineOptionsValidation : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options) => OptionErrors.Result(
        options.AllowedOrigins.Select((origin, i) => IsOrigin(origin)
            ? null
            : $"{DirectLineOptions.Section}:AllowedOrigins:{i} is '{origin}'; an origin is a scheme and a host without a path, such as https://news.example")
        .Append(options.Secret is { Length: > 0 and < ApiOptionsValidation.LeastKeyLength }
            ? $"{DirectLineOptions.Section}:Secret is too short; it has {ApiOptionsValidation.LeastKeyLength} characters or more"
            : null)
        .Concat(
        [
            Time("TokenLifetime", options.TokenLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
            Time("Retention", options.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650)),
            Time("StreamPace", options.StreamPace, TimeSpan.Zero, TimeSpan.FromSeconds(5)),
            Time("TurnTimeout", options.TurnTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            Number("MaxConversations", options.MaxConversations, 1_000_000),
            Number("MaxConnections", options.MaxConnections, 100_000),
            Number("TokensPerMinute", options.TokensPerMinute, 1_000_000),
            Number("ActivitiesPerMinute", options.ActivitiesPerMinute, 1_000_000),
            Number("RequestsPerMinute", options.RequestsPerMinute, 10_000_000),
        ]));

    private static string? Time(string key, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? null : $"{DirectLineOptions.Section}:{key} is '{value}'; {least} to {most} is meant";

    private static string? Number(string key, int value, int most) =>
        value >= 1 && value <= most ? null : string.Create(CultureInfo.InvariantCulture, $"{DirectLineOptions.Section}:{key} is '{value}'; 1 to {most} is meant");

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http" && uri.GetLeftPart(UriPartial.Authority) == text;
}

internal sealed class BotFrameworkOptionsValidation : IValidateOptions<BotFrameworkOptions>
{
    private const string Section = BotFrameworkOptions.Section;

    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        int credentials = new[] { options.ClientSecret, options.CertificatePath, options.ManagedIdentityClientId }.Count(c => !string.IsNullOrEmpty(c));
        return OptionErrors.Result(
        [
            NotGuid("AppId", options.AppId),
            NotGuid("TenantId", options.TenantId),
            NotGuid("ManagedIdentityClientId", options.ManagedIdentityClientId),
            NotAddress("OpenIdMetadata", options.OpenIdMetadata, options.AllowInsecureLoopback),
            NotAddress("AadOpenIdMetadata", options.AadOpenIdMetadata, options.AllowInsecureLoopback),
            NotAddress("Authority", options.Authority, options.AllowInsecureLoopback),
            credentials > 1 ? $"{Section}: ClientSecret, CertificatePath and ManagedIdentityClientId exclude each other; set one" : null,
            credentials > 0 && string.IsNullOrEmpty(options.AppId) ? $"{Section}:AppId is missing; a credential needs the application it belongs to" : null,
            .. options.AllowedServiceHosts.Select((host, i) => Uri.CheckHostName(host) == UriHostNameType.Unknown
                ? $"{Section}:AllowedServiceHosts:{i} is '{host}'; a host's name is meant, without scheme or path"
                : null),
        ]);
    }

    private static string? NotGuid(string key, string? value) =>
        string.IsNullOrEmpty(value) || Guid.TryParse(value, out _) ? null : $"{Section}:{key} is '{value}'; a GUID is meant";

    private static string? NotAddress(string key, string? value, bool allowInsecureLoopback) =>
        string.IsNullOrEmpty(value)
        || (Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback && allowInsecureLoopback)))
            ? null
            : $"{Section}:{key} is '{value}'; an https address is meant (http only on loopback with AllowInsecureLoopback)";
}

internal static class OptionErrors
{
    public static ValidateOptionsResult Result(IEnumerable<string?> errors)
    {
        string[] found = errors.OfType<string>().ToArray();
        return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
