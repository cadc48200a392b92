using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pmif.Web.Tests.Peers;

/// <summary>The services of a council that the site talks to, answering over real gRPC from one port.</summary>
public sealed class CouncilPeers : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CouncilPeers(WebApplication app, Council council) => (_app, Council) = (app, council);

    public Council Council { get; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<CouncilPeers> Start(Council council, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, options => options.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton(council);
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<AccessPeer>();
        app.MapGrpcService<AuditPeer>();
        app.MapGrpcService<FrameworksPeer>();
        app.MapGrpcService<BreakdownsPeer>();
        app.MapGrpcService<CataloguePeer>();
        app.MapGrpcService<CloserLooksPeer>();
        app.MapGrpcService<CollectionPeer>();
        app.MapGrpcService<CommentariesPeer>();
        app.MapGrpcService<DataQualityPeer>();
        app.MapGrpcService<FeedsPeer>();
        app.MapGrpcService<GapsPeer>();
        app.MapGrpcService<SeriesPeer>();
        app.MapGrpcService<SubmissionsPeer>();
        app.MapGrpcService<RealismPeer>();
        app.MapGrpcService<TargetsPeer>();
        app.MapGrpcService<ScorecardsPeer>();
        app.MapGrpcService<RisksPeer>();
        app.MapGrpcService<ComparisonsPeer>();
        await app.StartAsync();
        return new CouncilPeers(app, council);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
