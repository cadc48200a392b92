using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Pmif.Benchmarking.Tests;

/// <summary>The service on a database and a broker of its own. Its neighbours are away unless a test brings them.</summary>
public class BenchmarkingFixture(TestServers servers) : IAsyncLifetime
{
    private const string Nobody = "http://localhost:9";

    public RunningService Benchmarking { get; private set; } = null!;

    public HttpClient Admin { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Benchmarking = await RunningService.Start<Program>(await Settings(Nobody));
        Admin = Benchmarking.HttpAs("admin");
    }

    public async Task<ServiceSettings> Settings(string neighbours) => (await servers.SettingsFor("benchmarking")) with
    {
        Configuration = new Dictionary<string, string> { ["services:measures:grpc:0"] = neighbours, ["services:framework:grpc:0"] = neighbours },
    };

    /// <summary>Tells the service what a neighbour would.</summary>
    public async Task Tell<T>(T @event) where T : class
    {
        await using var scope = Benchmarking.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IBus>().Publish(@event);
    }

    /// <summary>The measures that <c>ComparisonsChanged</c> has told of so far, once for each time.</summary>
    public async Task<List<string>> ToldChanges()
    {
        await using var source = NpgsqlDataSource.Create(Benchmarking.Settings.Database);
        await using var command = source.CreateCommand(
            "select measure from outbox_message, json_array_elements_text(body -> 'measures') as measure where message_type like '%ComparisonsChanged%' order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var told = new List<string>();
        while (await reader.ReadAsync())
            told.Add(reader.GetString(0));
        return told;
    }

    /// <summary>The version of the framework that last said which area is the council's own.</summary>
    public async Task<int?> OwnFrameworkVersion()
    {
        await using var source = NpgsqlDataSource.Create(Benchmarking.Settings.Database);
        await using var command = source.CreateCommand("select framework_version from own_council");
        return (int?)await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Admin?.Dispose();
        return Benchmarking.DisposeAsync();
    }
}
