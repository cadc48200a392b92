using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Features.Scorecards;

public sealed class GetScorecardTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await fixture.LayOut(1, ("balanced", ["employees: HR01 HR02", "finance: FIN01 HR01", "external:"]), ("plan", ["homes: HR01 HR03"]));
        await fixture.Bus.Publish(Facts.Defined("HR01"));
        await fixture.Bus.Publish(Facts.Updated("HR01", 12), Facts.Updated("FIN01", 1, rag: Rag.Green));
    }

    [Fact]
    public async Task Has_the_shape_that_others_count_on()
    {
        var scorecard = await fixture.Read("balanced");
        var cell = Json.Cell(scorecard, "HR01");

        Assert.Equal(["code", "name", "frameworkVersion", "asOf", "position", "counts", "groups"], Json.Names(scorecard));
        Assert.Equal(["code", "name", "kind", "counts", "measures"], Json.Names(scorecard["groups"]![0]!));
        Assert.Equal(
            """
            {"measure":"HR01","name":"Working days lost","breakdown":"","period":"2025-01-01/P3M","periodLabel":"Q4 2024/25","value":9.4,"display":"9.4 days","target":9,"targetDisplay":"9.0 days","rag":"amber","direction":"improving","movement":"down","variation":"common-cause","assurance":"inconsistent","forecast":{"period":"2024-04-01/P1Y","value":9.2,"lower":8.1,"upper":10.3,"method":"linear"},"benchmark":null,"spark":[9.9,9.4],"revision":12,"updatedAt":"2025-04-14T12:00:00+00:00","forecastDisplay":"9.2 days","change":"no-clear-change"}
            """, Json.Text(cell));
    }

    [Fact]
    public async Task Marks_a_rating_that_a_person_gave_and_says_what_blue_means()
    {
        var told = Facts.Updated("HR01", 20, rag: Rag.Blue, breakdown: "E05001070");
        await fixture.Bus.Publish(told with { Series = [told.Series[0] with { State = told.Series[0].State with { Rating = RatingOrigin.Overridden, Acceptable = true } }] });

        var cell = await fixture.Cell("balanced?breakdown=E05001070", "HR01", cell => (long)cell["revision"]! == 20);
        Assert.Equal(("blue", "overridden", true), ((string)cell["rag"]!, (string)cell["rating"]!, (bool)cell["acceptable"]!));
    }

    [Fact]
    public async Task Counts_each_measure_once_and_rates_none_without_data()
    {
        var scorecard = await fixture.Read("balanced");

        Assert.Equal((1, 1, 0, 1, 2), Counts(scorecard));
        Assert.Equal((0, 1, 0, 1, 1), Counts(scorecard["groups"]![0]!));
        Assert.Equal((1, 1, 0, 0, 2), Counts(scorecard["groups"]![1]!));
        Assert.Equal("no-data", (string)Json.Cell(scorecard, "HR02")["rag"]!);
    }

    [Fact]
    public async Task Shows_groups_without_measures() => Assert.Empty((await fixture.Read("balanced"))["groups"]![2]!["measures"]!.AsArray());

    [Fact]
    public async Task Shows_a_measure_on_every_scorecard_that_places_it() =>
        Assert.Equal("amber", (string)Json.Cell(await fixture.Read("plan"), "HR01")["rag"]!);

    [Fact]
    public async Task Shows_the_cells_of_a_breakdown()
    {
        await fixture.Bus.Publish(Facts.Updated("HR01", 3, 11m, Rag.Red, "E05001068"));

        var cell = await fixture.Cell("balanced?breakdown=E05001068", "HR01", cell => (long)cell["revision"]! == 3);
        Assert.Equal(("E05001068", "red", "11.0 days"), ((string)cell["breakdown"]!, (string)cell["rag"]!, (string)cell["display"]!));
        Assert.Equal("no-data", (string)Json.Cell(await fixture.Read("balanced?breakdown=E05001068"), "FIN01")["rag"]!);
    }

    [Fact]
    public async Task Answers_304_to_who_has_it_until_it_changes()
    {
        using var first = await Get("plan", null);
        using var second = await Get("plan", first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        await fixture.Bus.Publish(Facts.Updated("HR03", 13, 9.5m));
        await fixture.Cell("plan", "HR03", cell => (long)cell["revision"]! == 13);
        using var third = await Get("plan", first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Theory]
    [InlineData("nowhere", HttpStatusCode.NotFound, "reporting.scorecard-not-found")]
    [InlineData("balanced?period=sometime", HttpStatusCode.BadRequest, "reporting.period-invalid")]
    [InlineData("balanced?asOf=sometime", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("nowhere/stream", HttpStatusCode.NotFound, "reporting.scorecard-not-found")]
    [InlineData("nowhere?asOf=2025-01-01T00:00:00Z", HttpStatusCode.NotFound, "reporting.scorecard-not-found")]
    public async Task Says_what_is_wrong_with_a_request(string address, HttpStatusCode status, string code)
    {
        using var answer = await Get(address, null);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"]!);
    }

    [Fact]
    public async Task Refuses_a_breakdown_that_cannot_be_a_code()
    {
        using var answer = await Get("balanced?breakdown=" + new string('E', 101), null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<HttpResponseMessage> Get(string address, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/scorecards/{address}");
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await fixture.Reporting.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static (int Green, int Amber, int Red, int NoData, int Rated) Counts(JsonNode node)
    {
        var counts = node["counts"]!;
        return ((int)counts["green"]!, (int)counts["amber"]!, (int)counts["red"]!, (int)counts["noData"]!, (int)counts["rated"]!);
    }
}
