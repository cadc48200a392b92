using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace Pmif.ServiceDefaults;

/// <summary>
/// How much a request may bring and how slowly: a body of <c>Pmif:Limits:BodyBytes</c> (16 MiB; routes that take files say their own), headers within
/// <c>Pmif:Limits:HeaderSeconds</c> (15), and a body that after <c>Pmif:Limits:SlowSeconds</c> (5) still comes slower than 240 bytes a second is given up.
/// </summary>
internal static class KestrelLimits
{
    private const long BodyBytes = 16 << 20;
    private const int HeaderSeconds = 15, SlowSeconds = 5, BytesPerSecond = 240, MostConnections = 20_000;

    public static void LimitRequests(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        var given = builder.Configuration.GetSection("Pmif:Limits");
        kestrel.Limits.MaxRequestBodySize = given.GetValue(nameof(BodyBytes), BodyBytes);
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(given.GetValue<double>(nameof(HeaderSeconds), HeaderSeconds));
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(BytesPerSecond, TimeSpan.FromSeconds(given.GetValue<double>(nameof(SlowSeconds), SlowSeconds)));
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
    });
}
