using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pmif.Testing;

namespace Pmif.SystemTests.MainJob;

/// <summary>What a source system and a reader do, in a line each.</summary>
internal sealed class CouncilClient(Suite suite) : IDisposable
{
    public const string Scorecard = "balanced-scorecard";

    private readonly HttpClient _measures = suite.Http("measures");
    private readonly HttpClient _reporting = suite.HttpAs("admin", "reporting");

    public async Task<HttpResponseMessage> Send(string csv, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/submissions") { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await _measures.SendAsync(request);
    }

    public async Task<JsonElement> Push(string csv, string key)
    {
        using var response = await Send(csv, key);
        var receipt = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, receipt.ToString());
        return receipt;
    }

    public Task<JsonElement> ReadScorecard(string code = Scorecard) => _reporting.GetFromJsonAsync<JsonElement>($"v1/scorecards/{code}");

    public async Task<JsonElement> Cell(string measure, string code = Scorecard) =>
        (await ReadScorecard(code)).GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("measures").EnumerateArray())
            .First(cell => cell.GetProperty("measure").GetString() == measure);

    public async Task<JsonElement> Series(string measure) => await Read($"v1/measures/{measure}/series");

    public async Task<JsonElement> Read(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "pmif_demo_admin");
        using var response = await _measures.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task CellShows(string measure, decimal value, TimeSpan within) =>
        await Eventually.True(async () => (await Cell(measure)).GetProperty("value") is { ValueKind: JsonValueKind.Number } shown && shown.GetDecimal() == value, within);

    public void Dispose()
    {
        _measures.Dispose();
        _reporting.Dispose();
    }
}
