using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Collection;

/// <summary>What the tests of closed periods say over and over.</summary>
internal static class Closing
{
    public static async Task<(HttpStatusCode Status, JsonNode Body)> Post(this HttpClient client, string address, object body)
    {
        var answer = await client.PostAsJsonAsync(address, body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>Locks a period for one measure, so that no other test is met.</summary>
    public static async Task<JsonNode> Lock(this MeasuresFixture fixture, string measure, string period)
    {
        var (status, body) = await fixture.Administrator.Post("/v1/period-locks", new { period, measures = new[] { measure }, reason = "Reported to Cabinet" });
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }

    public static async Task<JsonNode> OpenLateEntry(this MeasuresFixture fixture, string measure, string period, string? breakdown = null)
    {
        var until = DateOnly.FromDateTime(DateTime.Now).AddDays(1);
        var (status, body) = await fixture.Administrator.Post("/v1/late-entries", new { measure, breakdown, period, until, reason = "The ward's return was late" });
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }
}
