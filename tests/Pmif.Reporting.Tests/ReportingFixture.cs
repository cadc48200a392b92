using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pmif.Contracts.Framework.Events;
using Pmif.Contracts.Framework.V1;
using Pmif.Reporting.Data;
using Pmif.Reporting.Tests.Peers;
using Pmif.Testing;

namespace Pmif.Reporting.Tests;

/// <summary>Reporting with a database and a virtual host of its own, the services that it asks, and a bus to tell it things.</summary>
public sealed class ReportingFixture(TestServers servers) : IAsyncLifetime
{
    private static readonly string[] Asked = ["measures", "framework", "benchmarking"];

    public AdvancedClock Clock { get; } = new();

    public PeerServices Peers { get; private set; } = null!;

    public ServiceSettings Settings { get; private set; } = null!;

    public RunningService Reporting { get; private set; } = null!;

    public MessageBus Bus { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Peers = await PeerServices.Start();
        Settings = await servers.SettingsFor("reporting") with
        {
            Configuration = AddressesOf(Peers),
            ConfigureServices = services => services.AddSingleton<TimeProvider>(Clock),
        };
        Reporting = await RunningService.Start<Program>(Settings);
        Bus = await MessageBus.Connect(Settings.Broker, Reporting);
        await RebuildIsDone(Reporting);
    }

    public static Dictionary<string, string> AddressesOf(PeerServices peers) => Asked.ToDictionary(name => $"services:{name}:grpc:0", _ => peers.Address);

    /// <summary>Waits until a service that found its scorecards empty has asked for all there is.</summary>
    public static Task RebuildIsDone(RunningService reporting) => Eventually.True(async () =>
    {
        await using var scope = reporting.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReportingDb>().Rebuilds.AnyAsync(rebuild => rebuild.FinishedAt != null);
    }, what: "the rebuild at start is done");

    /// <summary>Puts a version of the framework in force, with these scorecards.</summary>
    public Task LayOut(int version, params (string Code, string[] Groups)[] scorecards) => LayOut(Facts.Framework(version, scorecards));

    public Task LayOut(FrameworkVersion framework)
    {
        Peers.Frameworks[framework.Version] = framework;
        return Bus.Publish(new FrameworkPublished(framework.Code, framework.Version, framework.AreaCode, Facts.Noon));
    }

    /// <summary>A scorecard as any client reads it.</summary>
    public async Task<JsonNode> Read(string address) => JsonNode.Parse(await Reporting.Http.GetStringAsync(new Uri($"/v1/scorecards/{address}", UriKind.Relative)))!;

    public async Task<HttpStatusCode> Status(string address)
    {
        using var answer = await Reporting.Http.GetAsync(new Uri($"/v1/scorecards/{address}", UriKind.Relative));
        return answer.StatusCode;
    }

    public async Task<string> FaultCode(string address)
    {
        using var answer = await Reporting.Http.GetAsync(new Uri($"/v1/scorecards/{address}", UriKind.Relative));
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!;
    }

    /// <summary>One cell of it, once the change that was just published shows.</summary>
    public Task<JsonNode> Cell(string scorecard, string measure, Func<JsonNode, bool> wanted) =>
        Eventually.Value(async () => Json.Cell(await Read(scorecard), measure), wanted);

    public async ValueTask DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Reporting.DisposeAsync();
        await Peers.DisposeAsync();
    }
}
