using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Breakdowns;

public sealed class MembershipTests(MeasuresFixture fixture)
{
    private readonly string inner = $"inner-{Guid.NewGuid():N}"[..14], outer = $"outer-{Guid.NewGuid():N}"[..14], ward = $"w{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task A_ward_moves_from_one_locality_to_another_on_a_day()
    {
        await Localities();
        await Put($"{ward}-1", new { kind = "area", name = "Bridges", memberships = new object[] { new { parent = outer, from = "2024-04-01" }, new { parent = inner, to = "2024-03-31" } } });
        await Put($"{ward}-2", new { kind = "area", name = "Dunston Hill", parents = new[] { inner } });

        Assert.Equal([$"{ward}-1", $"{ward}-2"], await Members(inner, "2024-03-31"));
        Assert.Equal([$"{ward}-2"], await Members(inner, "2024-04-01"));
        Assert.Equal([$"{ward}-1"], await Members(outer, "2024-04-01"));
        Assert.Empty(await Members(outer, "2024-03-31"));
        Assert.Equal([$"{ward}-1"], Codes(await Get($"/v1/breakdowns/{outer}/members")));
        Assert.Equal([$"{ward}-1", $"{ward}-2"], Codes(await Get($"/v1/breakdowns?kind=area&parent={inner}")));
        var stored = await Get($"/v1/breakdowns/{ward}-1");
        Assert.Equal([inner, outer], stored["parents"]!.AsArray().Select(parent => (string?)parent));
        Assert.Equal((inner, null, "2024-03-31"), ((string?)stored["memberships"]![0]!["parent"], (string?)stored["memberships"]![0]!["from"], (string?)stored["memberships"]![0]!["to"]));
    }

    [Fact]
    public async Task A_ward_that_is_no_more_is_no_member_and_lists_are_paged()
    {
        await Localities();
        await Put($"{ward}-1", new { kind = "area", name = "Old", parents = new[] { inner }, validTo = "2023-03-31" });
        await Put($"{ward}-2", new { kind = "area", name = "New", parents = new[] { inner.ToUpperInvariant() }, validFrom = "2023-04-01" });
        await Put($"{ward}-3", new { kind = "area", name = "Newer", parents = new[] { inner }, validFrom = "2023-04-01" });

        Assert.Equal([$"{ward}-1"], await Members(inner, "2023-03-31"));
        var first = await Get($"/v1/breakdowns/{inner}/members?on=2024-01-01&limit=1");
        var second = await Get($"/v1/breakdowns/{inner}/members?on=2024-01-01&limit=1&cursor={Uri.EscapeDataString((string)first["next"]!)}");
        Assert.Equal([$"{ward}-2", $"{ward}-3"], [.. Codes(first), .. Codes(second)]);
        var grpc = await new Contracts.Measures.V1.Breakdowns.BreakdownsClient(fixture.Measures.Grpc).ListBreakdownsAsync(new ListBreakdownsRequest { Parent = inner, On = "2023-03-31" });
        Assert.Equal([$"{ward}-1"], grpc.Breakdowns.Select(breakdown => breakdown.Code));
    }

    [Fact]
    public async Task The_same_membership_again_changes_nothing_and_another_does()
    {
        object Item(string to) => new { code = $"{ward}-1", kind = "area", name = "Bridges", memberships = new[] { new { parent = inner, from = "2020-04-01", to } } };
        await PutList(Item("2024-03-31"));
        Assert.Equal((0, 1), await PutList(Item("2024-03-31")));
        Assert.Equal((1, 0), await PutList(Item("2025-03-31")));
    }

    [Theory]
    [InlineData("2024-04-01", "2024-03-31", "2025-04-01", null)]
    [InlineData("2024-04-01", null, "2025-04-01", null)]
    [InlineData("2024-04-01", "2024-06-30", "2024-06-30", "2024-12-31")]
    public async Task A_membership_begins_before_it_ends_and_overlaps_no_other(string? from, string? to, string? from2, string? to2) =>
        Assert.Equal((HttpStatusCode.BadRequest, "measures.breakdown-membership"), await Refused($"{ward}-1",
            new { kind = "area", name = "Bridges", memberships = new object[] { new { parent = inner, from, to }, new { parent = inner, from = from2, to = to2 } } }));

    [Fact]
    public async Task Circles_of_parents_and_of_successors_are_refused()
    {
        await Put($"{ward}-1", new { kind = "locality", name = "One", parents = new[] { $"{ward}-2" }, successors = new[] { $"{ward}-3" } });
        await Put($"{ward}-2", new { kind = "locality", name = "Two" });
        await Put($"{ward}-3", new { kind = "locality", name = "Three" });

        Assert.Equal((HttpStatusCode.Conflict, "measures.breakdown-parent-cycle"), await Refused($"{ward}-2", new { kind = "locality", name = "Two", parents = new[] { $"{ward}-1" } }));
        Assert.Equal((HttpStatusCode.Conflict, "measures.breakdown-successor-cycle"), await Refused($"{ward}-3", new { kind = "locality", name = "Three", successors = new[] { $"{ward}-1" } }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.breakdown-related"), await Refused($"{ward}-2", new { kind = "locality", name = "Two", parents = new[] { $"{ward}-2" } }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.breakdown-related"), await Refused($"{ward}-2", new { kind = "locality", name = "Two", memberships = new[] { new { parent = $"{ward}-2" } } }));
        var list = await fixture.Administrator.PutAsJsonAsync("/v1/breakdowns", new[] { new { code = $"{ward}-4", kind = "area", name = "4", parents = new[] { $"{ward}-5" } }, new { code = $"{ward}-5", kind = "area", name = "5", parents = new[] { $"{ward}-4" } } });
        Assert.Equal((HttpStatusCode.Conflict, "measures.breakdown-parent-cycle"), (list.StatusCode, (string?)JsonNode.Parse(await list.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync($"/v1/breakdowns/{ward}-4")).StatusCode);
    }

    [Fact]
    public async Task Members_of_nothing_are_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync($"/v1/breakdowns/{ward}/members")).StatusCode);

    private async Task Localities()
    {
        foreach (var locality in (string[])[inner, outer])
            await Put(locality, new { kind = "locality", name = locality });
    }

    private async Task Put(string code, object body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(int Updated, int Unchanged)> PutList(object item)
    {
        var answer = JsonNode.Parse(await (await fixture.Administrator.PutAsJsonAsync("/v1/breakdowns", new[] { item })).Content.ReadAsStringAsync())!;
        return ((int)answer["updated"]!, (int)answer["unchanged"]!);
    }

    private async Task<(HttpStatusCode, string?)> Refused(string code, object body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", body);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }

    private async Task<List<string>> Members(string parent, string on) => Codes(await Get($"/v1/breakdowns/{parent}/members?on={on}"));

    private async Task<JsonNode> Get(string address) => JsonNode.Parse(await fixture.Hr.GetStringAsync(address))!;

    private static List<string> Codes(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (string)item!["code"]!)];
}
