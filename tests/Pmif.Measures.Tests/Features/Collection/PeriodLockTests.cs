using System.Net;
using System.Text.Json.Nodes;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Collection;

public sealed class PeriodLockTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Shows_who_locked_and_lifted_what_and_why()
    {
        var measure = await fixture.DefineMeasure();
        var held = await fixture.Lock(measure, "2024/25");
        Assert.Equal(("2024-04-01/P1Y", "demo administrator", measure), ((string?)held["period"], (string?)held["lockedBy"], (string?)held["measures"]![0]));

        var (_, lifted) = await fixture.Administrator.Post($"/v1/period-locks/{held["id"]}/lift", new { reason = "Audit asked" });
        Assert.Equal(("demo administrator", "Audit asked"), ((string?)lifted["liftedBy"], (string?)lifted["liftReason"]));
        Assert.Contains(await Listed(""), one => one.ToJsonString() == lifted.ToJsonString());
        Assert.DoesNotContain(await Listed("&on=true"), one => (int)one["id"]! == (int)held["id"]!);

        Assert.Equal((1, 1, 0, 0, 0), Counts(await fixture.Push($"measure,period,value\n{measure},2024-04,1\n")));
        var (status, again) = await fixture.Administrator.Post($"/v1/period-locks/{held["id"]}/lift", new { reason = "Again" });
        Assert.Equal((HttpStatusCode.Conflict, "measures.lock-lifted"), (status, (string?)again["code"]));
    }

    [Fact]
    public async Task The_same_lock_twice_is_one()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal((int)(await fixture.Lock(measure, "2024/25"))["id"]!, (int)(await fixture.Lock(measure.ToLowerInvariant(), "2024-04-01/P1Y"))["id"]!);
        Assert.NotEqual((int)(await fixture.Lock(measure, "2024/25"))["id"]!, (int)(await fixture.Lock(measure, "2023/24"))["id"]!);
    }

    [Fact]
    public async Task Locks_all_measures_of_a_source()
    {
        var source = $"s{Guid.NewGuid():N}"[..10];
        var (theirs, other) = (await fixture.DefineMeasure(new { source }), await fixture.DefineMeasure());
        await fixture.Administrator.Post("/v1/period-locks", new { period = "2024/25", source = source.ToUpperInvariant(), reason = "Closed" });
        var receipt = await MeasuresFixture.Push(fixture.Administrator, $"measure,period,value\n{theirs},2024-04,1\n{other},2024-04,1\n");
        Assert.Equal([(1, "measures.period-closed")], Issues(receipt));
    }

    [Theory]
    [InlineData("""{"period":"2024/25"}""", HttpStatusCode.BadRequest, "measures.reason-missing")]
    [InlineData("""{"period":"soon","reason":"x"}""", HttpStatusCode.BadRequest, "measures.period-invalid")]
    [InlineData("""{"reason":"x"}""", HttpStatusCode.BadRequest, "measures.period-invalid")]
    [InlineData("""{"period":"2090/91","reason":"x"}""", HttpStatusCode.BadRequest, "measures.period-in-future")]
    [InlineData("""{"period":"2024/25","measures":["A"],"source":"hr","reason":"x"}""", HttpStatusCode.BadRequest, "measures.lock-scope")]
    [InlineData("""{"period":"2024/25","measures":["no-such-measure"],"reason":"x"}""", HttpStatusCode.NotFound, "measures.measure-not-found")]
    [InlineData("""{"period":"2024/25","source":"no such source","reason":"x"}""", HttpStatusCode.NotFound, "measures.source-not-found")]
    public async Task Refuses_what_is_no_lock(string body, HttpStatusCode status, string code)
    {
        var (answer, fault) = await fixture.Administrator.Post("/v1/period-locks", JsonNode.Parse(body)!);
        Assert.Equal((status, code), (answer, (string?)fault["code"]));
    }

    [Fact]
    public async Task Is_for_administrators()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.Post("/v1/period-locks", new { period = "2024/25", reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.Post("/v1/period-locks/1/lift", new { reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Administrator.Post("/v1/period-locks/999999/lift", new { reason = "x" })).Status);
    }

    [Fact]
    public async Task Is_seen_at_once_by_every_instance()
    {
        var settings = fixture.Measures.Settings;
        await using var other = await RunningService.Start<Program>(new ServiceSettings(settings.Service, settings.Database, settings.Administrator, settings.Broker));
        using var there = other.HttpAs("hr");
        var measure = await fixture.DefineMeasure();
        Assert.Equal((1, 1, 0, 0, 0), Counts(await MeasuresFixture.Push(there, $"measure,period,value\n{measure},2024-04,1\n")));
        for (var year = 2020; year < 2025; year++)
        {
            var held = await fixture.Lock(measure, $"{year}-04-01/P1Y");
            Assert.Equal([(1, "measures.period-closed")], Issues(await MeasuresFixture.Push(there, $"measure,period,value\n{measure},{year}-05,1\n")));
            await fixture.Administrator.Post($"/v1/period-locks/{held["id"]}/lift", new { reason = "Done" });
            Assert.Equal((1, 1, 0, 0, 0), Counts(await MeasuresFixture.Push(there, $"measure,period,value\n{measure},{year}-05,1\n")));
        }
    }

    private async Task<List<JsonNode>> Listed(string query)
    {
        var all = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/period-locks?limit=2&cursor={next}{query}"))!;
            Assert.InRange(page["items"]!.AsArray().Count, 0, 2);
            all.AddRange(page["items"]!.AsArray().Select(one => one!));
            next = (string?)page["next"];
        }
        while (next is not null);
        return all;
    }
}
