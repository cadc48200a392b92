using System.Net;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Commentary.Commenting;

namespace Pmif.Measures.Tests.Features.Commentary;

public sealed class WriteCommentaryTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Keeps_who_wrote_what_when_and_about_which_figure()
    {
        var measure = await fixture.RedMeasure();
        var (status, written) = await fixture.Hr.Write(measure, new { text = Sound });
        Assert.True(status == HttpStatusCode.OK, written.ToJsonString());
        Assert.Equal((1, Sound, "demo hr", 60m, "red", false, "June 2024"), ((int)written["version"]!, (string?)written["text"], (string?)written["writtenBy"],
            (decimal)written["about"]!["value"]!, (string?)written["about"]!["rag"], (bool)written["outdated"]!, (string?)written["periodLabel"]));
        Assert.Equal(["red"], written["requiredFor"].Strings());
        Assert.Empty(written["review"]!.Codes());
        Assert.Equal(["status", "cause", "action", "owner", "date"], written["review"]!["names"].Strings());
        Assert.Equal(written.ToJsonString(), (await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-06")).Body.ToJsonString());
    }

    [Fact]
    public async Task Keeps_every_version_with_the_reason_of_the_change()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = "First" });
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), Code(await fixture.Hr.Write(measure, new { text = "Second" })));
        await fixture.Administrator.Write(measure, new { text = "Second", reason = "Names the cause" });
        await fixture.Hr.Write(measure, new { text = "", reason = "Written about another month" });

        var history = (await fixture.Hr.Read($"/v1/measures/{measure}/commentary/history?period=2024-06")).Body["items"]!.AsArray();
        Assert.Equal([(3, "", "Written about another month", "demo hr"), (2, "Second", "Names the cause", "demo administrator"), (1, "First", "", "demo hr")],
            history.Select(one => ((int)one!["version"]!, (string)one["text"]!, (string)one["reason"]!, (string)one["writtenBy"]!)));
        Assert.Empty((await fixture.Hr.Read($"/v1/measures/{measure}/commentary/periods")).Body["items"]!.AsArray());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => fixture.Query<int>("update commentary set text = 'x' where text = 'Second' returning version"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => fixture.Query<int>("delete from commentary where text = 'Second' returning version"));
    }

    [Fact]
    public async Task Changes_nothing_when_the_same_text_comes_again()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = "One\n\nTwo" });
        Assert.Equal(1, (int)(await fixture.Hr.Write(measure, new { text = " One\r\n\r\nTwo\n" })).Body["version"]!);
    }

    [Fact]
    public async Task Does_not_overwrite_what_its_writer_has_not_seen()
    {
        var measure = await fixture.RedMeasure();
        Assert.Equal((HttpStatusCode.PreconditionFailed, "measures.commentary-changed"), Code(await fixture.Hr.Write(measure, new { text = "x" }, ifMatch: "\"other\"")));
        await fixture.Hr.Write(measure, new { text = "First" });
        var (_, _, tag) = await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-06");
        Assert.Equal(HttpStatusCode.OK, (await fixture.Hr.Write(measure, new { text = "Second", reason = "x" }, ifMatch: tag)).Status);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "measures.commentary-changed"), Code(await fixture.Hr.Write(measure, new { text = "Third", reason = "x" }, ifMatch: tag)));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "measures.commentary-changed"), Code(await fixture.Hr.Write(measure, new { text = "Third", reason = "x", against = 1 })));
        Assert.Equal(HttpStatusCode.OK, (await fixture.Hr.Write(measure, new { text = "Third", reason = "x", against = 2 })).Status);
    }

    [Fact]
    public async Task Of_many_first_writers_at_once_one_is_first()
    {
        var measure = await fixture.RedMeasure();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => fixture.Hr.Write(measure, new { text = $"Text {number}", against = 0 })));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(4, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Says_when_another_figure_has_come_since()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = Sound });
        await fixture.SetTargets(measure, new { tolerance = new { unit = "absolute", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 81 } } });
        Assert.False((bool)(await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-06")).Body["outdated"]!);
        await fixture.Push($"measure,period,value\n{measure},2024-06,90\n");
        var (_, now, _) = await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-06");
        Assert.Equal((true, 60m, "red", 90m, "green"), ((bool)now["outdated"]!, (decimal)now["about"]!["value"]!, (string?)now["about"]!["rag"],
            (decimal)now["figure"]!["value"]!, (string?)now["figure"]!["rag"]));
        Assert.Equal(["contradicts-rating"], now["review"]!.Codes());
    }

    [Fact]
    public async Task Refuses_details_of_persons_and_writes_none_of_them_down()
    {
        var measure = await fixture.RedMeasure();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "measures.personal-data"), Code(await fixture.Hr.Write(measure, new { text = "Write to jo@example.org." })));
        await fixture.Hr.Write(measure, new { text = "First" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "measures.personal-data"), Code(await fixture.Hr.Write(measure, new { text = "Second", reason = "Jo, 0191 433 3000, asked" })));
        Assert.Equal(0L, await fixture.Query<long>("select count(*) from commentary where text like '%example.org%' or reason like '%433%'"));
    }

    [Fact]
    public async Task Refuses_what_cannot_be_one()
    {
        var measure = await fixture.RedMeasure();
        using var finance = fixture.Measures.HttpAs("finance");
        using var nobody = new HttpClient { BaseAddress = fixture.Measures.Address };
        Assert.Equal((HttpStatusCode.BadRequest, "measures.commentary-text-invalid"), Code(await fixture.Hr.Write(measure, new { text = " " })));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.commentary-text-invalid"), Code(await fixture.Hr.Write(measure, new { text = new string('x', 4_001) })));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.period-invalid"), Code(await fixture.Hr.Write(measure, new { text = "x" }, "2024/25")));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.period-in-future"), Code(await fixture.Hr.Write(measure, new { text = "x" }, "2124-06")));
        Assert.Equal((HttpStatusCode.NotFound, "measures.breakdown-not-found"), Code(await fixture.Hr.Write(measure, new { text = "x" }, breakdown: "nowhere")));
        Assert.Equal((HttpStatusCode.NotFound, "measures.measure-not-found"), Code(await fixture.Hr.Write("nothing", new { text = "x" })));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.source-not-allowed"), Code(await finance.Write(measure, new { text = "x" })));
        Assert.Equal((HttpStatusCode.Unauthorized, "auth.key-missing"), Code(await nobody.Write(measure, new { text = "x" })));
        Assert.Equal((HttpStatusCode.NotFound, "measures.commentary-not-written"), Code(await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-06")));
    }

    [Fact]
    public async Task Lists_what_stands_on_each_period_latest_first()
    {
        var measure = await fixture.RedMeasure();
        foreach (var period in new[] { "2024-05", "2024-06", "2024-04" })
            await fixture.Hr.Write(measure, new { text = $"About {period}" }, period);
        await fixture.Hr.Write(measure, new { text = "Again", reason = "x" }, "2024-05");
        var address = $"/v1/measures/{measure}/commentary/periods?limit=2";
        var first = (await fixture.Hr.Read(address)).Body;
        var second = (await fixture.Hr.Read($"{address}&cursor={first["next"]}")).Body;
        Assert.Equal([("2024-06-01/P1M", "About 2024-06"), ("2024-05-01/P1M", "Again"), ("2024-04-01/P1M", "About 2024-04")],
            first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(one => ((string)one!["period"]!, (string)one["standing"]!["text"]!)));
        Assert.Null(second["next"]);
    }

    private static (HttpStatusCode, string?) Code((HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body) answer) => (answer.Status, (string?)answer.Body["code"]);

    private static (HttpStatusCode, string?) Code((HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body, string?) answer) => (answer.Status, (string?)answer.Body["code"]);
}
