using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Catalogue;

public sealed class FeedsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Caveats_address_and_feeds_are_part_of_the_definition_and_its_history()
    {
        var feed = $"ons:{Guid.NewGuid()}";
        var code = await fixture.DefineMeasure(new { caveats = "Modelled.", sourceUrl = "https://example.org/x", feeds = new[] { feed } });
        await fixture.DefineMeasure(new { caveats = "Modelled since 2020.", sourceUrl = "https://example.org/x", feeds = new[] { feed } }, code);

        var message = await new Pmif.Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc).GetMeasureAsync(new GetMeasureRequest { Code = code });

        Assert.Equal((2, "Modelled since 2020.", "https://example.org/x", feed), (message.Version, message.Caveats, message.SourceUrl, Assert.Single(message.Feeds)));
        Assert.Equal("Modelled.", await fixture.Query<string>(
            "select v.definition ->> 'caveats' from measure_versions v join measures m on m.id = v.measure_id where m.code = $1 and v.version = 1", code));
    }

    [Fact]
    public async Task A_feed_belongs_to_one_measure_until_that_lets_it_go()
    {
        var feed = $"ons:{Guid.NewGuid()}";
        var first = await fixture.DefineMeasure(new { feeds = new[] { feed } });

        Assert.Equal((HttpStatusCode.Conflict, "measures.feed-taken"), await Put("FEED-TAKEN", new { feeds = new[] { feed.ToUpperInvariant().Replace("ONS:", "ons:", StringComparison.Ordinal) } }));

        await fixture.DefineMeasure(new { }, first);
        Assert.Equal((HttpStatusCode.OK, null), await Put("FEED-TAKEN", new { feeds = new[] { feed } }));
    }

    [Fact]
    public async Task Letters_whose_case_the_database_may_not_know_take_no_list_down()
    {
        var feed = $"ons:{Guid.NewGuid()} \u01C4";
        await fixture.DefineMeasure(new { feeds = new[] { feed } });
        await Put("FEED-CASE", new { feeds = new[] { feed.Replace('\u01C4', '\u01C6') } });

        Assert.Equal(HttpStatusCode.OK, (await fixture.Measures.Http.GetAsync("/v1/measures?limit=1")).StatusCode);
    }

    [Theory]
    [InlineData("""{"caveats":"LONG"}""", "measures.text-too-long")]
    [InlineData("""{"caveats":null}""", "measures.text-too-long")]
    [InlineData("""{"sourceUrl":"ftp://example.org"}""", "measures.source-url-invalid")]
    [InlineData("""{"sourceUrl":"example.org"}""", "measures.source-url-invalid")]
    [InlineData("""{"feeds":["nhs:1"]}""", "measures.feed-invalid")]
    [InlineData("""{"feeds":["ons:"]}""", "measures.feed-invalid")]
    [InlineData("""{"feeds":["ons: x"]}""", "measures.feed-invalid")]
    [InlineData("""{"feeds":["ons:x","ons:X"]}""", "measures.feed-invalid")]
    [InlineData("""{"feeds":[null]}""", "measures.feed-invalid")]
    [InlineData("""{"feeds":null}""", "measures.feed-invalid")]
    public async Task Refuses_what_is_none(string body, string code) =>
        Assert.Equal((HttpStatusCode.BadRequest, code), await Put("FEED-BAD", JsonNode.Parse(body.Replace("LONG", new string('x', 4_001), StringComparison.Ordinal))!));

    private async Task<(HttpStatusCode, string?)> Put(string measure, object body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}", body);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }
}
