using System.Net;
using System.Text.Json;
using Grpc.Core;
using V1 = Pmif.Contracts.Framework.V1;

namespace Pmif.Framework.Tests.Features.Frameworks;

[Collection(SharedFramework.Name)]
public sealed class GetFrameworkTests(FrameworkFixture fixture)
{
    private V1.Frameworks.FrameworksClient Grpc => new(fixture.Framework.Grpc);

    [Fact]
    public async Task Shows_the_plan_in_the_shape_of_the_contract()
    {
        await fixture.Load(Sample.Yaml);
        var framework = await fixture.Get("/v1/framework");
        var objective = framework.GetProperty("objectives")[0];
        var shared = framework.GetProperty("objectives")[1].GetProperty("interventions")[0];

        Assert.Equal("Sample framework", framework.GetProperty("name").GetString());
        Assert.Equal("2024-04-01", framework.GetProperty("effectiveFrom").GetString());
        Assert.Equal("Families", objective.GetProperty("accountability").GetProperty("committee").GetString());
        Assert.Equal(["CHI02", "CHI01"], Texts(objective.GetProperty("outcomes")[0].GetProperty("measures")));
        Assert.Equal(["INT-B", "INT-A"], objective.GetProperty("interventions").EnumerateArray().Select(i => i.GetProperty("code").GetString()));
        Assert.Equal(objective.GetProperty("interventions")[1].ToString(), shared.ToString());
        Assert.Equal("2027-03-31", shared.GetProperty("milestones")[0].GetProperty("due").GetString());
        Assert.Equal(["PO1", "PO2"], Texts(framework.GetProperty("interventions")[0].GetProperty("objectives")));
        Assert.Equal("quarterly", framework.GetProperty("calendar")[0].GetProperty("cadence").GetString());
    }

    [Fact]
    public async Task Scorecards_show_groups_of_both_kinds()
    {
        await fixture.Load(Sample.Yaml);
        var scorecards = (await fixture.Get("/v1/framework")).GetProperty("scorecards");
        var byObjective = scorecards[0].GetProperty("groups")[0];
        var perspective = scorecards[1].GetProperty("groups")[0];

        Assert.Equal(("PO1", "objective"), (byObjective.GetProperty("code").GetString(), byObjective.GetProperty("kind").GetString()));
        Assert.Equal(["CHI02", "CHI01", "CHI03"], Texts(byObjective.GetProperty("measures")));
        Assert.Equal(("Employees", "perspective"), (perspective.GetProperty("name").GetString(), perspective.GetProperty("kind").GetString()));
        Assert.Equal(["HR02", "HR01"], Texts(perspective.GetProperty("measures")));
    }

    [Fact]
    public async Task Grpc_tells_the_same_as_rest()
    {
        var version = (await fixture.Load(Sample.Yaml)).GetProperty("version").GetInt32();
        var inForce = await Grpc.GetFrameworkAsync(new V1.GetFrameworkRequest(), cancellationToken: TestContext.Current.CancellationToken);
        var named = await Grpc.GetFrameworkAsync(new V1.GetFrameworkRequest { Version = version }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(inForce, named);
        Assert.Equal(("sample", version, "in-force", "2024-04-01"), (named.Code, named.Version, named.State, named.EffectiveFrom));
        Assert.Equal(["INT-B", "INT-A"], named.Objectives[0].Interventions);
        Assert.Equal("Early Help", named.Objectives[0].Accountability.Lead);
        Assert.Equal(("INT-A", "2027-03-31"), (named.Interventions[0].Code, named.Interventions[0].Milestones[0].Due));
        Assert.Equal(["CHI02", "CHI01", "CHI03"], named.Scorecards[0].Groups[0].Measures);
        Assert.Equal("perspective", named.Scorecards[1].Groups[0].Kind);
    }

    [Fact]
    public async Task A_version_that_never_was_is_not_found()
    {
        using var rest = await fixture.Framework.Http.GetAsync(new Uri("/v1/framework?version=9999", UriKind.Relative), TestContext.Current.CancellationToken);
        var rpc = await Assert.ThrowsAsync<RpcException>(async () =>
            await Grpc.GetFrameworkAsync(new V1.GetFrameworkRequest { Version = 9999 }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.NotFound, rest.StatusCode);
        Assert.Equal("framework.version-unknown", (await FrameworkFixture.Json(rest)).GetProperty("code").GetString());
        Assert.Equal((StatusCode.NotFound, "framework.version-unknown"), (rpc.StatusCode, rpc.Trailers.GetValue("fault-code")));
    }

    [Fact]
    public async Task A_version_that_is_no_number_is_refused()
    {
        using var answer = await fixture.Framework.Http.GetAsync(new Uri("/v1/framework?version=latest", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (answer.StatusCode, (await FrameworkFixture.Json(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("/v1/framework")]
    [InlineData("/v1/framework.yaml")]
    public async Task An_answer_that_the_caller_has_already_is_not_sent_again(string address)
    {
        await fixture.Load(Sample.Yaml);
        using var first = await fixture.Framework.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await fixture.Framework.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Versions_are_listed_in_pages_with_the_latest_first_and_every_state_they_came_into()
    {
        var names = Enumerable.Range(0, 3).Select(i => $"Listed {i}").ToList();
        foreach (var name in names)
            await fixture.Load(Sample.Yaml.Replace("Sample framework", name, StringComparison.Ordinal));

        var first = await fixture.Get("/v1/framework/versions?limit=2");
        var second = await fixture.Get($"/v1/framework/versions?limit=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal(["Listed 2", "Listed 1"], first.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("name").GetString()));
        Assert.Equal("Listed 0", second.GetProperty("items")[0].GetProperty("name").GetString());
        var superseded = first.GetProperty("items")[1];
        Assert.Equal("demo administrator", superseded.GetProperty("recordedBy").GetString());
        Assert.Equal(["in-force", "superseded"], superseded.GetProperty("states").EnumerateArray().Select(s => s.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task The_service_describes_itself()
    {
        var paths = (await fixture.Get("/openapi/v1.json")).GetProperty("paths");

        Assert.True(paths.GetProperty("/v1/framework.yaml").GetProperty("put").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/yaml", out _));
        Assert.True(paths.TryGetProperty("/v1/framework/versions", out _));
    }

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());
}
