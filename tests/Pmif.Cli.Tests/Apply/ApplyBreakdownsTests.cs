using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pmif.Cli.Tests.Apply;

public sealed class ApplyBreakdownsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task All_rows_go_in_one_list_and_its_counts_are_told()
    {
        await using var service = await TestService.StartAsync((_, _) =>
            Results.Content("""{"received":2,"inserted":1,"updated":1,"unchanged":0}""", "application/json"));

        var run = await ApplyAsync(service, "code,name,kind,validFrom,validTo,successors\nE1,One,area,,2023-03-31,E2;E3\nE2,Two,area,2023-04-01,,\n");

        Assert.Equal((0, "breakdowns: 2 received, 1 inserted, 1 updated, 0 unchanged, 0 rejected"), (run.ExitCode, run.Output.Trim()));
        var request = Assert.Single(service.Requests);
        Assert.Equal("PUT /v1/breakdowns", request.Line);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(request.Body), JsonNode.Parse("""
            [{"code":"E1","kind":"area","name":"One","validTo":"2023-03-31","successors":["E2","E3"]},{"code":"E2","kind":"area","name":"Two","validFrom":"2023-04-01"}]
            """)), request.Body);
    }

    [Fact]
    public async Task More_than_five_thousand_go_in_several_lists()
    {
        await using var service = await TestService.StartAsync((_, _) => Results.Content("{}", "application/json"));

        await ApplyAsync(service, "code,name,kind\n" + string.Concat(Enumerable.Range(1, 5_001).Select(number => $"A{number},Area,area\n")));

        Assert.Equal([5_000, 1], service.Requests.Select(request => JsonNode.Parse(request.Body)!.AsArray().Count));
    }

    [Fact]
    public async Task What_is_wrong_with_a_list_is_told_by_row()
    {
        await using var service = await TestService.StartAsync((_, _) => Results.Content(
            """{"code":"measures.breakdown-list-invalid","title":"Some are not sound","issues":[{"code":"measures.breakdown-name-missing","message":"No name","path":"[1]"}]}""",
            "application/problem+json", statusCode: 400));

        var run = await ApplyAsync(service, "code,name,kind\nA,x,area\nB,y,area\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Some are not sound (measures.breakdown-list-invalid)", run.Error);
        Assert.Contains("row 2 (B): No name (measures.breakdown-name-missing)", run.Error);
    }

    [Fact]
    public async Task Memberships_begin_and_end_and_what_is_none_is_told_by_row()
    {
        await using var service = await TestService.StartAsync((_, _) => Results.Content("{}", "application/json"));

        await ApplyAsync(service, "code,name,kind,memberships\nE1,One,area,inner:2004-04-01/2024-03-31;central:2024-04-01/\n");
        var refused = await ApplyAsync(service, "code,name,kind,memberships\nE1,One,area,inner since 2004\n");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Assert.Single(service.Requests).Body), JsonNode.Parse("""
            [{"code":"E1","kind":"area","name":"One","memberships":[{"parent":"inner","from":"2004-04-01","to":"2024-03-31"},{"parent":"central","from":"2024-04-01"}]}]
            """)));
        Assert.Contains("row 1, memberships: 'inner since 2004'", refused.Error);
    }

    private Task<PmifRun> ApplyAsync(TestService service, string csv) =>
        PmifRun.RunAsync(["breakdowns", "apply", _scratch.Write("b.csv", csv), "--url", service.Address, "--key", "boss"]);
}
