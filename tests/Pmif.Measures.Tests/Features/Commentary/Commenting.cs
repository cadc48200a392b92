using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Commentary;

/// <summary>What the tests of commentary say over and over.</summary>
internal static class Commenting
{
    public const string Sound = "Performance is below target because two assessors left. The Head of Adult Services will appoint two by March 2027.";

    /// <summary>A monthly measure, higher is better, target 80, that was green in May and is red in June 2024.</summary>
    public static async Task<string> RedMeasure(this MeasuresFixture fixture, string? breakdown = null)
    {
        var measure = await fixture.DefineMeasure(new { polarity = "higher", unit = "percent", owner = "Head of Adult Services", leadService = "Adult Services" });
        await fixture.SetTargets(measure, new { breakdown, tolerance = new { unit = "absolute", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 80 } } });
        await fixture.Push($"measure,breakdown,period,value\n{measure},{breakdown},2024-04,81\n{measure},{breakdown},2024-05,82\n{measure},{breakdown},2024-06,60\n");
        return measure;
    }

    public static async Task<(HttpStatusCode Status, JsonNode Body)> Write(
        this HttpClient client, string measure, object body, string period = "2024-06", string breakdown = "", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/measures/{measure}/commentary?period={period}&breakdown={breakdown}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public static async Task<(HttpStatusCode Status, JsonNode Body, string? Tag)> Read(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers.ETag?.ToString());
    }

    public static string[] Codes(this JsonNode review) => [.. review["findings"]!.AsArray().Select(one => ((string)one!["code"]!)["measures.commentary-".Length..])];

    public static string[] Strings(this JsonNode? list) => [.. list!.AsArray().Select(one => (string)one!)];
}
