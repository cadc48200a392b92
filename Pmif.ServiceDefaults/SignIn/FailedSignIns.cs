using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Pmif.ServiceDefaults;

/// <summary>
/// Counts keys and tokens that were no good, by address: <c>Pmif:Limits:FailuresPerMinute</c>, 30 unless given, 0 for no limit. An address that has
/// had its share is refused unread for the rest of the minute, but for keys that were good a moment ago: others may be behind the same address.
/// </summary>
internal sealed class FailedSignIns(IConfiguration configuration) : IDisposable
{
    public const int DefaultPerMinute = 30;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly int permitted = configuration.GetValue("Pmif:Limits:FailuresPerMinute", DefaultPerMinute);
    private readonly PartitionedRateLimiter<IPAddress> failures = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Math.Max(1, configuration.GetValue("Pmif:Limits:FailuresPerMinute", DefaultPerMinute)),
            Window = Window,
        }));

    public void Count(HttpContext http)
    {
        if (permitted > 0) failures.AttemptAcquire(Address(http)).Dispose();
    }

    public bool IsOver(HttpContext http) => permitted > 0 && failures.GetStatistics(Address(http)) is { CurrentAvailablePermits: 0 };

    public void Dispose() => failures.Dispose();

    private static IPAddress Address(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.None;
}

/// <summary>Marks a request whose address has brought too many bad keys.</summary>
internal sealed class TooManyFailures
{
    public static readonly TooManyFailures Mark = new();
}
