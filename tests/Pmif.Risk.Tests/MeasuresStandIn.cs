using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmif.AppHost.Local;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Risk.Tests;

/// <summary>Answers the one question Risk asks Measures, over real gRPC; can be taken away and brought back.</summary>
public sealed class MeasuresStandIn : IAsyncDisposable
{
    private readonly int port = FreePorts.Take();
    private readonly ConcurrentDictionary<string, SeriesState> states = new();
    private WebApplication? server;

    public string Address => $"http://localhost:{port}";

    public void Rate(string measure, Rag rag, long revision, string period = "2026-10-01/P1M") =>
        states[measure] = new SeriesState { Period = period, Rag = Words.Of(rag), Revision = revision };

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(states);
        server = builder.Build();
        server.MapGrpcService<States>();
        await server.StartAsync();
    }

    public async Task Stop()
    {
        if (server is not null)
            await server.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync() => await Stop();

    private sealed class States(ConcurrentDictionary<string, SeriesState> states) : Series.SeriesBase
    {
        public override async Task StreamStates(StreamStatesRequest request, IServerStreamWriter<SeriesStates> responseStream, ServerCallContext context)
        {
            Assert.True(request.HasBreakdown && request.Breakdown.Length == 0);
            foreach (var measure in request.Measures.Where(states.ContainsKey))
                await responseStream.WriteAsync(new SeriesStates { Series = { new SeriesSnapshot { Measure = measure, State = states[measure] } } });
        }
    }
}
