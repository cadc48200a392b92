using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pmif.ServiceDefaults;

/// <summary>
/// How often one person, key or client may ask one instance of a service: <c>Pmif:Limits:RequestsPerSecond</c> in the long run, 100 unless given
/// (none in demo mode), 0 for no limit; ten times that at once. The suite's own services are not limited when they ask for themselves.
/// </summary>
internal static class RequestLimits
{
    public const int DefaultPerSecond = 100;
    private const int Burst = 10;

    public static void AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(_ => { }).AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, configuration) =>
    {
        var perSecond = configuration.GetValue("Pmif:Limits:RequestsPerSecond", configuration.GetValue("Pmif:DemoMode", false) ? 0 : DefaultPerSecond);
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 1)
                .ToString(CultureInfo.InvariantCulture);
            return new ValueTask(Refusals.Answer(rejected.HttpContext, RequestFaults.TooMany));
        };
        if (perSecond <= 0) return;
        options.GlobalLimiter = PartitionedRateLimiter.Create<Microsoft.AspNetCore.Http.HttpContext, string>(http => Caller.Of(http) is { Kind: CallerKind.Person or CallerKind.Machine } caller
            ? RateLimitPartition.GetTokenBucketLimiter(caller.Id, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perSecond * Burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(""));
    });
}
