using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace BriefingBot.Models.Endpoints;

/// <summary>The HTTP clients of the models' endpoints: one a section, with retries, a circuit breaker and a limit for each try.</summary>
internal static class EndpointHttp
{
    /// <summary>What one response may weigh, error pages too. A reply comes in chunks that each repeat some 300 characters.</summary>
    public const long MostResponseBytes = 16 * 1024 * 1024;

    // A host that does not answer at all is known by then; the rest of the time is for another try.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <param name="section">The client's name.</param>
    /// <param name="options">The options that name the endpoint.</param>
    /// <param name="attempt">The longest time from a request to the head of its response.</param>
    public static IHttpClientBuilder AddEndpointClient(
        this IServiceCollection services, string section, Func<IServiceProvider, IEndpointOptions> options, Func<IServiceProvider, TimeSpan> attempt)
    {
        // Times are kept by the resilience handler and the caller; connections are renewed by their own lifetime.
        IHttpClientBuilder client = services.AddHttpClient(section, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => Connections(options(provider)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler(section, (pipeline, context) =>
        {
            RetryPace pace = context.ServiceProvider.GetRequiredService<RetryPace>();
            TimeProvider clock = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.TimeProvider = clock;
            pipeline.AddRetry(Retry(pace, clock)).AddCircuitBreaker(Breaker(pace)).AddTimeout(attempt(context.ServiceProvider));
        });
        client.AddHttpMessageHandler(() => new CappedResponses(MostResponseBytes));
        return client;
    }

    private static SocketsHttpHandler Connections(IEndpointOptions options) => new()
    {
        // The key goes to the configured host and no other.
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy of the environment is for the way out, not for this machine's own server.
        UseProxy = options.Endpoint is null || !new Uri(options.Endpoint).IsLoopback,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // What is not wanted any more is not read to its end.
        MaxResponseDrainSize = 0,
    };

    private static HttpRetryStrategyOptions Retry(RetryPace pace, TimeProvider clock) => new()
    {
        MaxRetryAttempts = pace.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = pace.FirstWait,
        MaxDelay = pace.LongestWait,
        ShouldHandle = args => ValueTask.FromResult(IsPassing(args.Outcome) && !(AskedWait(args.Outcome.Result, clock) > pace.LongestWait)),
        ShouldRetryAfterHeader = false,
        DelayGenerator = args => ValueTask.FromResult(AskedWait(args.Outcome.Result, clock)),
    };

    private static HttpCircuitBreakerStrategyOptions Breaker(RetryPace pace) => new()
    {
        FailureRatio = 0.9,
        MinimumThroughput = pace.BreakAfter,
        SamplingDuration = pace.BreakWithin,
        BreakDuration = pace.BreakFor,
        ShouldHandle = args => ValueTask.FromResult(IsPassing(args.Outcome) || args.Outcome.Exception is Polly.Timeout.TimeoutRejectedException),
    };

    /// <summary>A failure that another try may not meet. A try that took too long isn't: a second one would double the load and find no time.</summary>
    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException } => true,
        { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>How long the endpoint asks to wait; null where it doesn't say. Azure says it in milliseconds too.</summary>
    private static TimeSpan? AskedWait(HttpResponseMessage? response, TimeProvider clock)
    {
        if (response is null)
        {
            return null;
        }

        if (response.Headers.TryGetValues("retry-after-ms", out IEnumerable<string>? values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds)
            && milliseconds is >= 0 and < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } until } => until > clock.GetUtcNow() ? until - clock.GetUtcNow() : TimeSpan.Zero,
            _ => null,
        };
    }
}
