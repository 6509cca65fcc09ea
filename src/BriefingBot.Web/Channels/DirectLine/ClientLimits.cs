using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BriefingBot.Web.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// How much one client may ask for. Each limit is a bucket that fills by the second and holds a third of a minute's worth, so that a burst of
/// clicks passes and a flood does not; a bucket that is full again is forgotten.
/// </summary>
internal sealed class ClientLimits(IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> tokens = Make(options.Value.TokensPerMinute);
    private readonly PartitionedRateLimiter<string> activities = Make(options.Value.ActivitiesPerMinute);
    private readonly PartitionedRateLimiter<string> requests = Make(options.Value.RequestsPerMinute);

    /// <summary>Null where one more token may be given, else how long to wait.</summary>
    public TimeSpan? Token(HttpContext context) => Take(tokens, Address(context));

    public TimeSpan? Activity(string conversationId) => Take(activities, conversationId);

    public TimeSpan? Request(HttpContext context) => Take(requests, Address(context));

    public void Dispose()
    {
        tokens.Dispose();
        activities.Dispose();
        requests.Dispose();
    }

    /// <summary>A household has a whole /64 of IPv6 addresses, which count as one.</summary>
    internal static string Address(HttpContext context)
    {
        IPAddress? address = context.Connection.RemoteIpAddress;
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return address is null ? ""
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string client)
    {
        using RateLimitLease lease = limiter.AttemptAcquire(client);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    private static PartitionedRateLimiter<string> Make(int perMinute)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            AutoReplenishment = true,
            QueueLimit = 0,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / Math.Min(perMinute, 60),
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            TokenLimit = Math.Max(1, perMinute / 3),
        };
        return PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => bucket), StringComparer.Ordinal);
    }
}
