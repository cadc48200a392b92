using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Reporting.Tests.Peers;

/// <summary>The services that Reporting asks, as small real gRPC servers on one port. What they answer is what a test has put in.</summary>
public sealed class PeerServices : IAsyncDisposable
{
    private readonly WebApplication app;

    private PeerServices(WebApplication app) => this.app = app;

    public ConcurrentDictionary<int, FrameworkVersion> Frameworks { get; } = new();

    public ConcurrentDictionary<string, Measure> Measures { get; } = new();

    /// <summary>Every revision of every series.</summary>
    public ConcurrentBag<SeriesSnapshot> Series { get; } = [];

    public ConcurrentDictionary<string, Comparison> Comparisons { get; } = new();

    /// <summary>While set, every call fails as if nobody were there.</summary>
    public bool AreAway { get; set; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<PeerServices> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<PeerHolder>();
        var app = builder.Build();
        app.MapGrpcService<PeerFramework>();
        app.MapGrpcService<PeerCatalogue>();
        app.MapGrpcService<PeerSeries>();
        app.MapGrpcService<PeerComparisons>();
        var peers = new PeerServices(app);
        app.Services.GetRequiredService<PeerHolder>().Peers = peers;
        await app.StartAsync();
        return peers;
    }

    public PeerServices OrAway() => AreAway ? throw new RpcException(new Status(StatusCode.Unavailable, "away")) : this;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

public sealed class PeerHolder
{
    public PeerServices Peers { get; set; } = null!;
}
