using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Feeds;

[Collection(FeedsCollection.Name)]
public sealed class DefineFeedTests(FeedsService service)
{
    [Fact]
    public async Task Keeps_a_contract_and_counts_its_versions()
    {
        var measure = await service.DefineMeasure();
        var contract = new
        {
            name = "HR, monthly", owner = "Head of HR", contact = "hr@example.gov.uk", measures = new[] { measure }, frequency = "monthly", deadlineDays = 21,
            expectedRows = new { least = 1 }, jump = new { relative = 40, absolute = 2, leastPoints = 6 }, requireDigest = true, effectiveFrom = "2026-04-01",
        };
        var feed = await service.DefineFeed(contract);
        await service.DefineFeed(contract, feed.ToLowerInvariant());
        var read = await service.Read($"/v1/feeds/{feed.ToLowerInvariant()}");
        Assert.Equal((feed, 1, "hr", 21, 40, "2026-04-01"), ((string?)read["code"], (int)read["version"]!, (string?)read["source"], (int)read["deadlineDays"]!,
            (int)read["jump"]!["relative"]!, (string?)read["effectiveFrom"]));
        await service.DefineFeed(new { measures = new[] { measure }, deadlineDays = 14 }, feed);
        Assert.Equal((2, 14), ((int)(await service.Read($"/v1/feeds/{feed}"))["version"]!, (int)(await service.Read($"/v1/feeds/{feed}"))["deadlineDays"]!));
        Assert.Contains((await service.Read("/v1/feeds?limit=1000"))["items"]!.AsArray(), item => (string?)item!["code"] == feed);
    }

    [Theory]
    [InlineData("""{"source":"hr","measures":[]}""", "measures.feed-measures-invalid")]
    [InlineData("""{"source":"hr","measures":["NOPE99"]}""", "measures.feed-measure-unknown")]
    [InlineData("""{"source":"finance","measures":["M"]}""", "measures.feed-measure-source")]
    [InlineData("""{"source":"hr","measures":["M"],"adapter":"nonsense"}""", "measures.feed-adapter-unknown")]
    [InlineData("""{"source":"hr","measures":["ANNUAL"],"frequency":"monthly"}""", "measures.feed-cadence")]
    [InlineData("""{"source":"hr","measures":["M"],"code":"another"}""", "measures.feed-code-mismatch")]
    public async Task Refuses_a_contract_that_is_not_sound(string contract, string code)
    {
        var body = contract.Replace("\"M\"", $"\"{await service.DefineMeasure()}\"", StringComparison.Ordinal)
            .Replace("\"ANNUAL\"", $"\"{await service.DefineMeasure(new { frequency = "annual" })}\"", StringComparison.Ordinal);
        var answer = await service.Administrator.PutAsJsonAsync("/v1/feeds/unsound", JsonNode.Parse(body));
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal(HttpStatusCode.NotFound, (await service.Administrator.GetAsync("/v1/feeds/unsound")).StatusCode);
    }

    [Fact]
    public async Task Lets_only_an_administrator_make_one() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Hr.PutAsJsonAsync("/v1/feeds/mine", new { source = "hr" })).StatusCode);
}
