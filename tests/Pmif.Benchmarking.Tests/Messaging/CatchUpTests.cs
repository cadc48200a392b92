using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Testing;

namespace Pmif.Benchmarking.Tests.Messaging;

/// <summary>A service that comes up after its neighbours have told everything already.</summary>
public sealed class CatchUpTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    [Fact]
    public async Task Fills_itself_from_its_neighbours_when_it_starts()
    {
        await using var neighbours = await StartNeighbours();
        await using var benchmarking = await RunningService.Start<Program>(await fixture.Settings(neighbours.Urls.Single()));
        using var admin = benchmarking.HttpAs("admin");
        await admin.PutCsv("/v1/areas", "code,name\nE06000001,Hartlepool\nE06000003,Redcar\n").Json();
        await admin.PutGroup("near", "E06000001").Json(System.Net.HttpStatusCode.Created);
        await admin.PostCsv("/v1/values", "measure,area,period,value\nLATE,E06000001,2024-04-01/P1Y,4\n").Json();

        await Eventually.True(async () =>
        {
            using var answer = await benchmarking.Http.GetAsync(new Uri("/v1/compare?measure=LATE", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        });

        var compared = await benchmarking.Http.Json("/v1/compare?measure=LATE");
        Assert.Equal((5.5m, 1, 2, "E06000003"), (compared.Number("value"), compared.Number("rank"), compared.Number("of"), compared.Text("area")));
    }

    private static async Task<WebApplication> StartNeighbours()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<FrameworkNeighbour>();
        app.MapGrpcService<CatalogueNeighbour>();
        app.MapGrpcService<SeriesNeighbour>();
        await app.StartAsync();
        return app;
    }

    private sealed class FrameworkNeighbour : Frameworks.FrameworksBase
    {
        public override Task<FrameworkVersion> GetFramework(GetFrameworkRequest request, ServerCallContext context) =>
            Task.FromResult(new FrameworkVersion { Code = "plan", Version = 3, AreaCode = "E06000003" });
    }

    private sealed class CatalogueNeighbour : Catalogue.CatalogueBase
    {
        public override Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
        {
            var answer = new ListMeasuresResponse { Next = request.Cursor.Length == 0 ? "more" : "" };
            answer.Measures.Add(new Measure
            {
                Code = request.Cursor.Length == 0 ? "FIRST" : "LATE", Version = 1, Name = "Late", Kind = "strategic", Unit = "percent", Per = "1", Decimals = 1,
                Polarity = "higher", Frequency = "annual", Benchmark = "near",
            });
            return Task.FromResult(answer);
        }
    }

    private sealed class SeriesNeighbour : Series.SeriesBase
    {
        public override async Task StreamStates(StreamStatesRequest request, IServerStreamWriter<SeriesStates> responseStream, ServerCallContext context) =>
            await responseStream.WriteAsync(new SeriesStates
            {
                Series =
                {
                    new SeriesSnapshot
                    {
                        Measure = "LATE", State = new SeriesState { Revision = 1 },
                        Recent = { new SeriesPoint { Period = "2024-04-01/P1Y", Value = "5.5", Flag = "none", Rag = "green" } },
                    },
                },
            });
    }
}
