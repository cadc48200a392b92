using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Feeds;

/// <summary>A service of its own: a contract catches whatever its source sends, and other tests send too.</summary>
public sealed class FeedsService(MeasuresFixture fixture) : IAsyncLifetime
{
    public RunningService Measures { get; private set; } = null!;

    public HttpClient Hr { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Measures = await RunningService.Start<Program>(await fixture.AnotherService());
        Hr = Measures.HttpAs("hr");
        Administrator = Measures.HttpAs("admin");
        // With two contracts of hr none is the only one, so each test names its own.
        var measure = await DefineMeasure();
        await DefineFeed(new { measures = new[] { measure } });
        await DefineFeed(new { measures = new[] { measure } });
    }

    public async Task<string> DefineMeasure(object? definition = null)
    {
        var code = $"M{Guid.NewGuid():N}"[..13];
        var body = JsonSerializer.SerializeToNode(definition ?? new { }, PmifJson.Options)!.AsObject();
        body.TryAdd("source", "hr");
        await Put($"/v1/measures/{code}", body);
        return code;
    }

    public async Task<string> DefineFeed(object contract, string? code = null)
    {
        code ??= $"F{Guid.NewGuid():N}"[..13];
        var body = JsonSerializer.SerializeToNode(contract, PmifJson.Options)!.AsObject();
        body.TryAdd("source", "hr");
        await Put($"/v1/feeds/{code}", body);
        return code;
    }

    public Task<JsonNode> Push(string feed, string csv, string query = "") => MeasuresFixture.Push(Hr, csv, $"?feed={feed}{query}");

    /// <summary>One monthly value after another from April 2024.</summary>
    public async Task PushMonths(string measure, params decimal[] values) => await MeasuresFixture.Push(Administrator, "measure,period,value\n"
        + string.Concat(values.Select((value, i) => $"{measure},{new DateOnly(2024, 4, 1).AddMonths(i):yyyy-MM},{value}\n")));

    public async Task<(HttpStatusCode Status, JsonNode Body)> Decide(JsonNode submission, string verb, string? reason = "looked at the source")
    {
        var answer = await Administrator.PostAsJsonAsync($"/v1/quarantine/{submission["id"]}/{verb}", new { reason });
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<JsonNode> Read(string address) => JsonNode.Parse(await Administrator.GetStringAsync(address))!;

    public async Task<List<decimal?>> Values(string measure) =>
        [.. (await Read($"/v1/measures/{measure}/series"))["points"]!.AsArray().Select(point => (decimal?)point!["value"])];

    public async Task<T> Query<T>(string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(Measures.Settings.Database);
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Rows counted: received, inserted, updated, unchanged, rejected, quarantined.</summary>
    internal static int[] Counts(JsonNode receipt)
    {
        var rows = receipt["rows"] ?? throw new InvalidOperationException(receipt.ToJsonString());
        return [.. new[] { "received", "inserted", "updated", "unchanged", "rejected", "quarantined" }.Select(name => (int)rows[name]!)];
    }

    private async Task Put(string address, JsonObject body)
    {
        var answer = await Administrator.PutAsJsonAsync(address, body, PmifJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Hr?.Dispose();
        Administrator?.Dispose();
        if (Measures is not null)
            await Measures.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class FeedsCollection : ICollectionFixture<FeedsService>
{
    public const string Name = "feeds";
}
