using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Measures.Tests.Features.Collection;
using Pmif.Measures.Tests.Features.Commentary;

namespace Pmif.Measures.Tests.Features.Quality;

public sealed class QualityTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Warns_in_the_receipt_of_what_does_not_keep_a_rule_and_stores_it_all_the_same()
    {
        var measure = await fixture.DefineMeasure();
        await SetRules(measure, new { kind = "max", limit = 100, note = "It is a percentage." }, new { kind = "change-absolute", limit = 20 });
        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,90\n{measure},2024-05,120\n");
        Assert.Equal([$"measures.rule-max: {measure}, May 2024: 120 is more than 100. It is a percentage.",
            $"measures.rule-change-absolute: {measure}, May 2024: 120 is 30 away from the 90 before; expected is at most 20."], receipt["warnings"].Strings());
        Assert.Equal(("accepted", 2), ((string?)receipt["outcome"], (int)receipt["rows"]!["inserted"]!));
        Assert.Equal(receipt["warnings"].Strings(), (await fixture.Hr.Read($"/v1/submissions/{receipt["id"]}")).Body["warnings"].Strings());

        Assert.Equal([$"measures.rule-max: {measure}, June 2024: 101 is more than 100. It is a percentage."],
            (await fixture.Push($"measure,period,value\n{measure},2024-06,101\n", "?dryRun=true"))["warnings"].Strings());
        Assert.Empty((await fixture.Push($"measure,period,value\n{measure},2024-06,100\n"))["warnings"].Strings());
        Assert.Equal((2, "measures.rule-change-absolute"), await Warnings(measure));
    }

    [Fact]
    public async Task Holds_measures_against_each_other_whichever_comes_last()
    {
        var (whole, one, other) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(), await fixture.DefineMeasure());
        await SetRules(whole, new { kind = "sum-of", measures = new[] { one, other }, tolerance = 1 });
        Assert.Empty((await fixture.Push($"measure,period,value\n{whole},2024-04,10\n{one},2024-04,4\n"))["warnings"].Strings());
        var receipt = await fixture.Push($"measure,period,value\n{other},2024-04,8\n");
        Assert.Equal([$"measures.rule-sum-of: {whole}, April 2024: 10 is not {one} + {other}, which is 12."], receipt["warnings"].Strings());
        Assert.Empty((await fixture.Push($"measure,period,value\n{other},2024-04,7\n"))["warnings"].Strings());
    }

    [Fact]
    public async Task Lists_a_bounded_number_of_warnings()
    {
        var measure = await fixture.DefineMeasure();
        await SetRules(measure, new { kind = "min", limit = 1 });
        var rows = string.Concat(Enumerable.Range(0, 120).Select(month => $"{measure},{new DateOnly(2010, 1, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture)},0\n"));
        var warnings = (await fixture.Push($"measure,period,value\n{rows}"))["warnings"].Strings();
        Assert.Equal((101, true), (warnings.Length, warnings[^1].StartsWith("measures.rule-more: 20 more", StringComparison.Ordinal)));
        Assert.Equal((120, "measures.rule-min"), await Warnings(measure));
    }

    [Fact]
    public async Task Refuses_rules_that_make_no_sense_and_keeps_versions_of_those_that_do()
    {
        var measure = await fixture.DefineMeasure();
        var (status, fault) = await Put(measure, new { rules = new[] { new { kind = "max" } }, reason = "x" });
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rule-invalid", "The rule max needs a limit."), (status, (string?)fault["code"], (string?)fault["detail"]));
        Assert.Equal("measures.reason-missing", (string?)(await Put(measure, new { rules = Array.Empty<object>() })).Body["code"]);
        Assert.Equal("measures.measure-not-found", (string?)(await Put("nothing", new { rules = Array.Empty<object>(), reason = "x" })).Body["code"]);
        Assert.Equal(0, (int)(await fixture.Hr.Read($"/v1/measures/{measure}/rules")).Body["version"]!);
        await SetRules(measure, new { kind = "whole" });
        await SetRules(measure, new { kind = "whole" });
        Assert.Equal(1, (int)(await fixture.Hr.Read($"/v1/measures/{measure}/rules")).Body["version"]!);
        await SetRules(measure);
        Assert.Equal((2, 0), ((int)(await fixture.Hr.Read($"/v1/measures/{measure}/rules")).Body["version"]!, (await fixture.Hr.Read($"/v1/measures/{measure}/rules")).Body["rules"]!.AsArray().Count));
        Assert.Empty((await fixture.Push($"measure,period,value\n{measure},2024-06,1.5\n"))["warnings"].Strings());
    }

    [Fact]
    public async Task A_value_is_verified_by_another_person_until_another_value_comes()
    {
        var measure = await fixture.DefineMeasure(new { polarity = "higher" });
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n{measure},2024-05,11\n");
        Assert.Equal((HttpStatusCode.Forbidden, "measures.own-value"), Code(await Verify(fixture.Hr, measure, new { outcome = "verified" })));
        var (status, verified) = await Verify(fixture.Administrator, measure, new { outcome = "verified" });
        Assert.Equal((HttpStatusCode.OK, "verified", "demo administrator", "demo hr", false),
            (status, (string?)verified["state"], (string?)verified["decidedBy"], (string?)verified["contributedBy"]![0], (bool)verified["voided"]!));

        await fixture.SetTargets(measure, new { tolerance = new { unit = "absolute", amount = 1 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 11 } } });
        Assert.Equal([("2024-05-01/P1M", "unverified", false), ("2024-04-01/P1M", "verified", false)], await Values(measure));
        await fixture.Push($"measure,period,value\n{measure},2024-04,12\n");
        Assert.Equal([("2024-05-01/P1M", "unverified", false), ("2024-04-01/P1M", "unverified", true)], await Values(measure));
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n");
        Assert.Equal(("2024-04-01/P1M", "unverified", true), (await Values(measure))[1]);
    }

    [Fact]
    public async Task A_value_is_queried_with_a_reason()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n");
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), Code(await Verify(fixture.Administrator, measure, new { outcome = "queried" })));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.verification-outcome-invalid"), Code(await Verify(fixture.Administrator, measure, new { outcome = "unverified" })));
        Assert.Equal((HttpStatusCode.Conflict, "measures.value-changed"), Code(await Verify(fixture.Administrator, measure, new { outcome = "verified", against = Guid.NewGuid() })));
        Assert.Equal((HttpStatusCode.NotFound, "measures.value-not-found"), Code(await Verify(fixture.Administrator, measure, new { outcome = "verified" }, "2024-05")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "measures.personal-data"), Code(await Verify(fixture.Administrator, measure, new { outcome = "queried", reason = "Ask jo@example.org" })));
        var (status, queried) = await Verify(fixture.Administrator, measure, new { outcome = "queried", reason = "Half of April's figure" });
        Assert.Equal((HttpStatusCode.OK, "queried", "Half of April's figure"), (status, (string?)queried["state"], (string?)queried["reason"]));
        var summary = await Summary(measure);
        Assert.Equal((0, 1, "queried"), ((int)summary["unverified"]!, (int)summary["queried"]!, (string?)summary["latest"]));
    }

    [Fact]
    public async Task Who_proposed_a_correction_does_not_verify_it()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n");
        var (_, proposed) = await fixture.Hr.Post("/v1/corrections", new { measure, period = "2024-04", value = 11, reason = "Wrong" });
        await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { });
        Assert.Equal("measures.own-value", Code(await Verify(fixture.Hr, measure, new { outcome = "verified" })).Item2);
        Assert.Equal("measures.own-value", Code(await Verify(fixture.Administrator, measure, new { outcome = "verified" })).Item2);
    }

    [Fact]
    public async Task An_assessment_becomes_the_rating_of_the_definition()
    {
        var measure = await fixture.DefineMeasure();
        var (status, first) = await fixture.Administrator.Post($"/v1/measures/{measure}/assurance",
            new { dimensions = new { completeness = "high", accuracy = "moderate" }, note = "Ten cases traced back" });
        Assert.Equal((HttpStatusCode.OK, "moderate"), (status, (string?)first["rating"]));
        await fixture.Administrator.Post($"/v1/measures/{measure}/assurance", new { dimensions = new { completeness = "high", accuracy = "high" }, note = "Traced again" });
        var (_, history, _) = await fixture.Hr.Read($"/v1/measures/{measure}/assurance");
        Assert.Equal("high", (string?)history["rating"]);
        Assert.Equal([("high", "Traced again"), ("moderate", "Ten cases traced back")], history["items"]!.AsArray().Select(one => ((string)one!["rating"]!, (string)one["note"]!)));
        Assert.Equal(("high", "not-assessed"), ((string?)history["items"]![0]!["dimensions"]!["accuracy"], (string?)history["items"]![0]!["dimensions"]!["validity"]));
        var (_, definition, _) = await fixture.Hr.Read($"/v1/measures/{measure}");
        Assert.Equal("high", (string?)(definition["assuranceRating"] ?? definition["definition"]!["assuranceRating"]));
        Assert.Equal("measures.reason-missing", (string?)(await fixture.Administrator.Post($"/v1/measures/{measure}/assurance", new { })).Body["code"]);
        Assert.Equal("auth.not-allowed", (string?)(await fixture.Hr.Post($"/v1/measures/{measure}/assurance", new { note = "x" })).Body["code"]);
    }

    [Fact]
    public async Task Tells_what_is_missing_late_and_far_out()
    {
        var source = $"s{Guid.NewGuid():N}"[..12];
        var measure = await fixture.DefineMeasure(new { source, effectiveFrom = "2024-04-01", name = "Cases" });
        var ward = await fixture.DefineBreakdown();
        var months = Enumerable.Range(0, 24).Select(month => new DateOnly(2024, 4, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture)).Where(month => month != "2024-09");
        var csv = string.Concat(months.Select((month, index) => $"{measure},,{month},{(month == "2025-01" ? 500 : 10 + index % 4)}\n")) + $"{measure},{ward},2025-03,1\n";
        await MeasuresFixture.Push(fixture.Administrator, $"measure,breakdown,period,value\n{csv}");

        var (_, quality, _) = await fixture.Hr.Read($"/v1/measures/{measure}/quality");
        Assert.NotEmpty(quality["missing"].Strings());
        var outlier = Assert.Single(quality["outliers"]!.AsArray())!;
        Assert.Equal(("2025-01-01/P1M", "median", true), ((string?)outlier["period"], (string?)quality["spread"], (double)outlier["score"]! > 3.5));
        var summary = await Summary(measure, $"?source={source}");
        Assert.Equal((24, 1, 1, 0, "not-assessed"), ((int)summary["expected"]!, (int)summary["outliers"]!, (int)summary["parts"]!, (int)summary["partsUpToDate"]!, (string?)summary["assurance"]));
        Assert.Equal((int)summary["expected"]! - (int)summary["present"]!, quality["missing"]!.AsArray().Count);
        Assert.True((int)summary["overdueDays"]! > 0);
        Assert.Equal((0, (int?)null), ((int)summary["timed"]!, (int?)summary["latestDays"]));
        var ofSource = (await fixture.Hr.Read("/v1/quality/sources")).Body.AsArray().Single(one => (string?)one!["source"] == source)!;
        Assert.Equal((1, 24, 1, 1), ((int)ofSource["measures"]!, (int)ofSource["expected"]!, (int)ofSource["overdue"]!, (int)ofSource["outliers"]!));
    }

    private async Task<JsonNode> Summary(string measure, string query = "?limit=1000")
    {
        for (var address = $"/v1/quality{query}"; ;)
        {
            var page = (await fixture.Hr.Read(address)).Body;
            if (page["items"]!.AsArray().FirstOrDefault(one => (string?)one!["measure"] == measure) is { } found)
                return found;
            address = $"/v1/quality?limit=1000&cursor={page["next"] ?? throw new InvalidOperationException(measure)}";
        }
    }

    private async Task<(int, string?)> Warnings(string measure)
    {
        var quality = (await fixture.Hr.Read($"/v1/measures/{measure}/quality")).Body;
        return ((int)quality["warningCount"]!, (string?)quality["warnings"]![0]!["code"]);
    }

    private async Task<(string, string, bool)[]> Values(string measure) => [.. (await fixture.Hr.Read($"/v1/measures/{measure}/quality")).Body["values"]!.AsArray()
        .Select(one => ((string)one!["period"]!, (string)one["state"]!, (bool)one["voided"]!))];

    private async Task SetRules(string measure, params object[] rules)
    {
        var (status, body) = await Put(measure, new { rules, reason = "Agreed with the service" });
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Put(string measure, object body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}/rules", body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static Task<(HttpStatusCode Status, JsonNode Body)> Verify(HttpClient client, string measure, object body, string period = "2024-04") =>
        client.Post($"/v1/measures/{measure}/verification?period={period}", body);

    private static (HttpStatusCode, string?) Code((HttpStatusCode Status, JsonNode Body) answer) => (answer.Status, (string?)answer.Body["code"]);
}
