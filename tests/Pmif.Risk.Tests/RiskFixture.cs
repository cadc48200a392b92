using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Pmif.Risk.Tests;

/// <summary>The risk service on real servers beside a stand-in for Measures that answers by the same contract.</summary>
public sealed class RiskFixture(TestServers servers) : IAsyncLifetime
{
    private int codes;

    public MeasuresStandIn Measures { get; } = new();

    public RunningService Risk { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Measures.Start();
        var settings = await servers.SettingsFor("risk");
        Risk = await RunningService.Start<Program>(settings with
        {
            Configuration = new Dictionary<string, string> { ["services:measures:grpc:0"] = Measures.Address, ["Pmif:CatchUp:Interval"] = "00:00:00.2" },
        });
        Administrator = Risk.HttpAs("admin");
    }

    /// <summary>A code nobody used before, for a risk or a measure.</summary>
    public string Code(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref codes):000}");

    public Task<HttpResponseMessage> Put(string code, object risk, HttpClient? client = null) =>
        (client ?? Administrator).PutAsJsonAsync($"/v1/risks/{code}", risk, PmifJson.Options, TestContext.Current.CancellationToken);

    public async Task<JsonElement> Enter(string code, object risk)
    {
        using var answer = await Put(code, risk);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await Json(answer)).GetProperty("risk");
    }

    public async Task<HttpResponseMessage> Review(string code, object review, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/risks/{code}/reviews") { Content = JsonContent.Create(review, options: PmifJson.Options) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Administrator.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<JsonElement> Get(string address) => Risk.Http.GetFromJsonAsync<JsonElement>(address, PmifJson.Options, TestContext.Current.CancellationToken);

    public async Task<string?> State(string code) => (await Get($"/v1/risks/{code}")).GetProperty("state").GetString();

    public Task<string?> Becomes(string code, string state) => Eventually.Value(() => State(code), seen => seen == state);

    /// <summary>Publishes what Measures publishes when the rating for the whole council changes.</summary>
    public Task Publish(string measure, Rag rag, long revision) => Publish(measure, Series("", rag, revision));

    /// <summary>Publishes what Measures publishes when series change together.</summary>
    public Task Publish(string measure, params SeriesUpdated[] series) => Risk.Services.GetRequiredService<IBus>().Publish(
        new MeasureUpdated(measure, Guid.NewGuid(), DateTimeOffset.UtcNow, series), TestContext.Current.CancellationToken);

    public static SeriesUpdated Series(string breakdown, Rag rag, long revision) => new(breakdown, revision, new SeriesState(
        Period.Month(2026, 10), 1, 2, rag, Direction.Declining, Movement.Up, Variation.TooFewPoints, Assurance.None, null, revision), []);

    /// <summary>Waits until the service has taken in a rating, by watching a measure of a risk made for that.</summary>
    public async Task Heard(string code, string measure, Rag rag) =>
        await Eventually.True(async () => Link(await Get($"/v1/risks/{code}"), measure).GetProperty("rag").GetString() == Words.Of(rag), what: $"{measure} is known as {rag}");

    public static JsonElement Link(JsonElement risk, string measure) =>
        risk.GetProperty("measureLinks").EnumerateArray().Single(link => link.GetProperty("measure").GetString() == measure);

    public static Task<JsonElement> Json(HttpResponseMessage answer) =>
        answer.Content.ReadFromJsonAsync<JsonElement>(PmifJson.Options, TestContext.Current.CancellationToken);

    public static async Task<string?> FaultCode(HttpResponseMessage answer) => (await Json(answer)).GetProperty("code").GetString();

    public async ValueTask DisposeAsync()
    {
        Administrator?.Dispose();
        if (Risk is not null)
            await Risk.DisposeAsync();
        await Measures.DisposeAsync();
    }
}

/// <summary>Classes that share one register: each makes risks and measures with codes of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedRegister : ICollectionFixture<RiskFixture>
{
    public const string Name = "shared register";
}
