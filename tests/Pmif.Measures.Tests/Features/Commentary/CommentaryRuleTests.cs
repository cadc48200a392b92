using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Commentary.Commenting;

namespace Pmif.Measures.Tests.Features.Commentary;

/// <summary>The rule is the service's own, so these tests have a service to themselves.</summary>
public sealed class CommentaryRuleTests(MeasuresFixture fixture) : IAsyncLifetime
{
    private RunningService service = null!;
    private HttpClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        service = await RunningService.Start<Program>(await fixture.AnotherService());
        administrator = service.HttpAs("admin");
    }

    public async ValueTask DisposeAsync()
    {
        administrator.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Says_what_is_missing_until_it_is_written_and_again_when_it_is_taken_back()
    {
        await Measure("RED", 60, "Housing");
        await Measure("GREEN", 90, "Housing");
        await Measure("AMBER", 78, "Leisure");
        Assert.Equal(["AMBER: amber-declining", "RED: red"], await Missing());
        Assert.Equal(["RED: red"], await Missing("?leadService=housing"));
        Assert.Empty(await Missing("?source=finance"));

        await administrator.Write("RED", new { text = "About the month before" }, "2024-05");
        Assert.Equal(["AMBER: amber-declining", "RED: red"], await Missing());
        await administrator.Write("RED", new { text = Sound });
        Assert.Equal(["AMBER: amber-declining"], await Missing());
        await administrator.Write("RED", new { text = "", reason = "Wrong measure" });
        Assert.Equal(["AMBER: amber-declining", "RED: red"], await Missing());
    }

    [Fact]
    public async Task Can_be_set_and_counts_at_once()
    {
        await Measure("RED", 60);
        await Measure("AMBER", 78);
        Assert.Equal(0, (int)(await administrator.Read("/v1/commentary/rule")).Body["version"]!);
        var rule = new { requiredFor = new[] { "amber" }, elements = new[] { "cause" }, longestWords = 20 };
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), await Set(new { rule }));
        Assert.Equal((HttpStatusCode.OK, null), await Set(new { rule, reason = "Cabinet asked for it" }));
        Assert.Equal((HttpStatusCode.OK, null), await Set(new { rule, reason = "Cabinet asked for it" }));
        Assert.Equal((1, "Cabinet asked for it"), ((int)(await administrator.Read("/v1/commentary/rule")).Body["version"]!, (string?)(await administrator.Read("/v1/commentary/rule")).Body["reason"]));

        Assert.Equal(["AMBER: amber"], await Missing());
        var check = await administrator.PostAsJsonAsync("/v1/measures/AMBER/commentary/check?period=2024-06", new { text = string.Join(' ', Enumerable.Repeat("word", 21)) });
        var answer = JsonNode.Parse(await check.Content.ReadAsStringAsync())!;
        Assert.Equal(["no-cause", "too-long"], answer["review"]!.Codes());
        Assert.Equal(["cause"], answer["review"]!["missing"].Strings());
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Read("/v1/measures/AMBER/commentary?period=2024-06")).Status);
    }

    [Fact]
    public async Task Refuses_a_rule_that_makes_no_sense()
    {
        Assert.Equal((HttpStatusCode.BadRequest, "measures.commentary-rule-invalid"), await Set(new { rule = new { longestWords = 19 }, reason = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.commentary-rule-invalid"), await Set(new { rule = new { copiedFrom = 0.09 }, reason = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await Set(new { rule = new { requiredFor = new[] { "purple" } }, reason = "x" }));
        using var hr = service.HttpAs("hr");
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.PutAsJsonAsync("/v1/commentary/rule", new { reason = "x" })).StatusCode);
    }

    [Fact]
    public async Task Asks_for_parts_of_the_council_only_where_it_says_so()
    {
        await administrator.PutAsJsonAsync("/v1/breakdowns/W1", new { kind = "area", name = "A ward" });
        await Measure("RED", 60, breakdown: "W1");
        Assert.Empty(await Missing());
        await Set(new { rule = new { breakdowns = "all" }, reason = "Wards matter" });
        Assert.Equal(["RED: red"], await Missing());
    }

    private async Task Measure(string code, decimal value, string leadService = "", string breakdown = "")
    {
        await administrator.PutAsJsonAsync($"/v1/measures/{code}", new { source = "hr", polarity = "higher", leadService });
        await administrator.PutAsJsonAsync($"/v1/measures/{code}/targets", new { breakdown, tolerance = new { unit = "absolute", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 80 } } });
        var receipt = await MeasuresFixture.Push(administrator, $"measure,breakdown,period,value\n{code},{breakdown},2024-05,85\n{code},{breakdown},2024-06,{value}\n");
        Assert.Equal("accepted", (string?)receipt["outcome"]);
    }

    private async Task<string[]> Missing(string query = "") => [.. (await administrator.Read($"/v1/commentary/missing{query}")).Body["items"]!.AsArray()
        .Select(one => $"{one!["measure"]}: {string.Join(' ', one["requiredFor"].Strings())}").Order()];

    private async Task<(HttpStatusCode, string?)> Set(object body)
    {
        var answer = await administrator.PutAsJsonAsync("/v1/commentary/rule", body);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }
}
