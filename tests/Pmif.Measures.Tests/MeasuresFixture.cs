using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

[assembly: AssemblyFixture(typeof(Pmif.Measures.Tests.MeasuresFixture))]

namespace Pmif.Measures.Tests;

/// <summary>One running service for all tests, which keep apart by using measures of their own, and the few things that every feature test says.</summary>
public sealed class MeasuresFixture : IAsyncLifetime
{
    private readonly TestServers servers = new();

    public RunningService Measures { get; private set; } = null!;

    public HttpClient Hr { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Measures = await RunningService.Start<Program>(await servers.SettingsFor("measures"));
        Hr = Measures.HttpAs("hr");
        Administrator = Measures.HttpAs("admin");
    }

    /// <summary>For a service beside this one, with a database of its own, for tests that fill it.</summary>
    public Task<ServiceSettings> AnotherService() => servers.SettingsFor("measures");

    public async ValueTask DisposeAsync()
    {
        Hr?.Dispose();
        Administrator?.Dispose();
        if (Measures is not null)
            await Measures.DisposeAsync();
        await servers.DisposeAsync();
    }

    /// <summary>Defines a monthly measure of source hr, unless <paramref name="definition"/> says otherwise, under a code nobody else uses.</summary>
    public async Task<string> DefineMeasure(object? definition = null, string? code = null)
    {
        code ??= $"M{Guid.NewGuid():N}"[..13];
        var body = JsonSerializer.SerializeToNode(definition ?? new { }, PmifJson.Options)!.AsObject();
        body.TryAdd("source", "hr");
        body.TryAdd("name", "A measure");
        var answer = await Administrator.PutAsJsonAsync($"/v1/measures/{code}", body, PmifJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return code;
    }

    /// <summary>Defines a measure that is computed from two others.</summary>
    public Task<string> DefineComposite(string numerator, string denominator, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { }, PmifJson.Options)!.AsObject();
        body.TryAdd("temporalType", "rate");
        body["composite"] = new JsonObject { ["numerator"] = numerator, ["denominator"] = denominator };
        return DefineMeasure(body);
    }

    public async Task SetTargets(string measure, object targets)
    {
        var answer = await Administrator.PutAsJsonAsync($"/v1/measures/{measure}/targets", targets, PmifJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> DefineBreakdown(string kind = "area")
    {
        var code = $"B{Guid.NewGuid():N}"[..13];
        var answer = await Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", new { kind, name = "A ward" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return code;
    }

    public Task<JsonNode> Push(string csv, string query = "") => Push(Hr, csv, query);

    /// <summary>Pushes CSV and reads the receipt, whatever the status.</summary>
    public static async Task<JsonNode> Push(HttpClient client, string csv, string query = "")
    {
        using var content = Csv(csv);
        var answer = await client.PostAsync($"/v1/submissions{query}", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    public async Task<JsonNode> Series(string measure, string query = "") =>
        JsonNode.Parse(await Administrator.GetStringAsync($"/v1/measures/{measure}/series{query}"))!;

    public async Task<T> Query<T>(string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(Measures.Settings.Database);
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
