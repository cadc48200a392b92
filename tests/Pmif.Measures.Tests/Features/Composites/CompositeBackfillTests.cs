using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Composites;

/// <summary>Values of a composite that is defined, or changed, when its parts have values already.</summary>
public sealed class CompositeBackfillTests(MeasuresFixture fixture)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_followed_push_by_push_equals_what_is_computed_from_nothing(int seed)
    {
        var random = new Random(seed);
        var (over, under, area) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(), await fixture.DefineBreakdown());
        var followed = await fixture.DefineComposite(over, under, new { per = 100, polarity = "lower" });
        var targets = new { tolerance = new { unit = "relative", amount = 10 }, targets = new[] { new { period = "2023-01-01/P2Y", value = 80 } } };
        await fixture.SetTargets(followed, targets);
        var pushes = new List<JsonNode>();
        for (var push = 0; push < 12; push++)
        {
            pushes.Add(await fixture.Push(Rows(random, over, under, area)));
            if (push % 4 == 3)
                await fixture.Administrator.PostAsync($"/v1/submissions/{pushes[random.Next(pushes.Count)]["id"]}/revert",
                    new StringContent("""{"reason":"wrong"}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        }

        var fresh = await fixture.DefineComposite(over, under, new { per = 100, polarity = "lower" });
        await fixture.SetTargets(fresh, targets);

        foreach (var breakdown in new[] { "", area })
        {
            var (one, other) = (await fixture.Series(followed, $"?breakdown={breakdown}"), await fixture.Series(fresh, $"?breakdown={breakdown}"));
            Assert.NotEmpty(one["points"]!.AsArray());
            Assert.Equal(Shown(other), Shown(one));
        }
    }

    [Fact]
    public async Task Goes_through_more_values_than_are_worked_on_at_once()
    {
        const int days = 9_000;
        var (over, under) = (await Daily(), await Daily());
        var followed = await fixture.DefineComposite(over, under, new { frequency = "adhoc" });
        foreach (var (measure, factor) in new[] { (over, 6), (under, 2) })
        {
            var receipt = await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(1, days)
                .Select(day => $"{measure},{new DateOnly(2000, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)},{day * factor}\n")));
            Assert.Equal(days, (int)receipt["rows"]!["inserted"]!);
        }
        var filled = await fixture.DefineComposite(over, under, new { frequency = "adhoc" });
        foreach (var measure in new[] { followed, filled })
            Assert.Equal((days, days * 3m), (await fixture.Query<long>(Counted, measure), await fixture.Query<decimal>(Summed, measure)));
    }

    [Fact]
    public async Task Fills_the_past_and_names_the_submission_of_the_later_part()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        await fixture.Push($"measure,period,value\n{over},2024-04,6\n");
        var later = await fixture.Push($"measure,period,value\n{under},2024-04,4\n");
        var rate = await fixture.DefineComposite(over, under);
        var point = Assert.Single((await fixture.Series(rate))["points"]!.AsArray())!;
        Assert.Equal((1.5m, (string?)later["id"], 1), ((decimal)point["value"]!, (string?)point["submission"], (int)point["revision"]!));
    }

    [Fact]
    public async Task Another_part_from_a_day_on_leaves_the_earlier_values_as_they_were()
    {
        var (over, under, newer) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await fixture.DefineComposite(over, under);
        await fixture.Push($"measure,period,value\n{over},2024-04,6\n{under},2024-04,3\n{newer},2024-04,1\n{over},2024-05,8\n{under},2024-05,4\n{newer},2024-05,2\n");
        await fixture.DefineMeasure(new { composite = new { numerator = over, denominator = newer }, temporalType = "rate", effectiveFrom = "2024-05-01" }, rate);
        Assert.Equal([2m, 4m], Series.GetSeriesTests.Values(await fixture.Series(rate)));
        await fixture.Push($"measure,period,value\n{over},2024-04,9\n{over},2024-05,10\n");
        Assert.Equal([3m, 5m], Series.GetSeriesTests.Values(await fixture.Series(rate)));
    }

    [Fact]
    public async Task A_new_per_computes_the_values_anew_as_revisions()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await fixture.DefineComposite(over, under);
        await fixture.Push($"measure,period,value\n{over},2024-04,6\n{under},2024-04,4\n");
        await fixture.DefineMeasure(new { composite = new { numerator = over, denominator = under }, temporalType = "rate", per = 1000 }, rate);
        var point = (await fixture.Series(rate))["points"]![0]!;
        Assert.Equal((1_500m, 2), ((decimal)point["value"]!, (int)point["revision"]!));
    }

    private const string Counted = "select count(*) from current_values v join series s on s.id = v.series_id join measures m on m.id = s.measure_id where m.code = $1 and v.flag is null";

    private const string Summed = "select sum(v.value) from current_values v join series s on s.id = v.series_id join measures m on m.id = s.measure_id where m.code = $1";

    private Task<string> Daily() => fixture.DefineMeasure(new { frequency = "adhoc", temporalType = "snapshot" });

    private static string Rows(Random random, string over, string under, string area)
    {
        var csv = new StringBuilder("measure,breakdown,period,value\n");
        var rows = Enumerable.Range(0, random.Next(1, 10)).Select(_ => (Measure: random.Next(2) == 0 ? over : under, Area: random.Next(3) == 0 ? area : "", Month: random.Next(1, 13)));
        foreach (var (measure, breakdown, month) in rows.Distinct())
            csv.Append(CultureInfo.InvariantCulture, $"{measure},{breakdown},2024-{month:00},{(random.Next(8) switch { 0 => "..", 1 => "*", 2 => "0", _ => $"{random.Next(1, 100)}" })}\n");
        return csv.ToString();
    }

    // Revisions and submissions tell how it came about, and differ.
    private static string Shown(JsonNode series)
    {
        var copy = series.DeepClone();
        foreach (var part in copy["points"]!.AsArray().Append(copy["state"]).Append(copy))
            foreach (var name in new[] { "revision", "submission", "recordedAt", "measure" })
                part!.AsObject().Remove(name);
        return copy.ToJsonString();
    }
}
