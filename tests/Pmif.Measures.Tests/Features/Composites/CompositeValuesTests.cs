using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.Events;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Composites;

/// <summary>Values that are computed from those of two other measures.</summary>
public sealed class CompositeValuesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Follow_each_change_of_a_part_with_figures_rating_state_and_provenance()
    {
        var (days, staff) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(new { temporalType = "snapshot" }));
        var rate = await Composite(days, staff, new { polarity = "lower", decimals = 2 });
        await fixture.SetTargets(rate, new { tolerance = new { unit = "absolute", amount = 0.5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 1 } } });

        await fixture.Push($"measure,period,value\n{days},2024-04,30\n{days},2024-05,45\n{staff},2024-04,40\n");
        var later = await fixture.Push($"measure,period,value\n{staff},2024-05,36\n");

        var series = await fixture.Series(rate);
        Assert.Equal([("0.75", "30", "40", "green"), ("1.25", "45", "36", "amber")], series["points"]!.AsArray().Select(point =>
            (point!["value"]!.ToString(), point["numerator"]!.ToString(), point["denominator"]!.ToString(), (string)point["rag"]!)));
        Assert.Equal((string?)later["id"], (string?)series["points"]![1]!["submission"]);
        Assert.Equal(("2024-05-01/P1M", "amber", "declining"), State(series));

        await fixture.Push($"measure,period,value\n{days},2024-05,27\n");
        series = await fixture.Series(rate);
        Assert.Equal(("2024-05-01/P1M", "green", "stable"), State(series));
        Assert.Equal(3, (int)series["points"]![1]!["revision"]!);
    }

    [Fact]
    public async Task Are_missing_with_a_flag_and_a_reason_where_a_part_is_missing_suppressed_or_zero()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await Composite(over, under, new { unit = "percent" });
        await fixture.Push($"""
            measure,period,value,flag
            {over},2024-01,5,
            {over},2024-02,5,
            {under},2024-02,..,
            {over},2024-03,5,
            {under},2024-03,40,confidential
            {over},2024-04,5,
            {under},2024-04,0,
            {over},2024-05,5,
            {under},2024-05,-2,
            {over},2024-06,500,
            {under},2024-06,4,
            {over},2024-07,5,provisional
            {under},2024-07,20,estimated

            """);

        Assert.Equal(
            [
                ("", "5", "", "not-available", $"{under} has no value for this period."), ("", "5", "", "not-available", $"{under} is missing for this period."),
                ("", "", "", "confidential", $"{under} is confidential."), ("", "5", "", "not-applicable", $"{under} is zero."),
                ("", "5", "", "not-available", $"{under} is below zero."), ("", "500", "4", "not-available", "The quotient cannot be true of a measure in percent."),
                ("25", "5", "20", "estimated", ""),
            ],
            (await fixture.Series(rate))["points"]!.AsArray().Select(point => (Text(point!["value"]), Text(point["numerator"]), Text(point["denominator"]), Text(point["flag"]), Text(point["note"]))));
    }

    [Fact]
    public async Task Come_back_to_what_they_were_when_a_submission_is_reverted()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await Composite(over, under);
        await fixture.Push($"measure,period,value\n{over},2024-04,6\n{under},2024-04,3\n");
        var wrong = await fixture.Push($"measure,period,value\n{over},2024-04,60\n{over},2024-05,80\n{under},2024-05,4\n");
        Assert.Equal([20m, 20m], Series.GetSeriesTests.Values(await fixture.Series(rate)));

        var receipt = await Revert(wrong);

        Assert.Equal((3, 0, 3, 0, 0), Counts(receipt));
        var series = await fixture.Series(rate);
        Assert.Equal([2m], Series.GetSeriesTests.Values(series));
        Assert.Equal((string?)receipt["id"], (string?)series["points"]![0]!["submission"]);
        Assert.Equal("2024-04-01/P1M", (string?)series["state"]!["period"]);
    }

    [Fact]
    public async Task Are_told_by_an_event_with_the_submission_of_the_part()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await Composite(over, under);
        var receipt = await fixture.Push($"measure,period,value\n{over},2024-04,6\n{under},2024-04,3\n");
        var message = await tap.Hears(rate, revision: 1);
        Assert.Single(tap.Of(rate));
        Assert.Equal(((string?)receipt["id"], "2"), ((string?)message["submissionId"], (string?)message["series"]![0]!["state"]!["value"]));
    }

    [Fact]
    public async Task Cannot_be_sent()
    {
        var rate = await Composite(await fixture.DefineMeasure(), await fixture.DefineMeasure());
        Assert.Equal([(1, "measures.value-computed")], Issues(await fixture.Push($"measure,period,value\n{rate},2024-04,1\n")));
    }

    [Fact]
    public async Task Of_a_trial_are_not_stored()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await Composite(over, under);
        await fixture.Push($"measure,period,value\n{over},2024-04,6\n{under},2024-04,3\n", "?dryRun=true");
        Assert.Empty((await fixture.Series(rate))["points"]!.AsArray());
    }

    private Task<string> Composite(string numerator, string denominator, object? more = null) => fixture.DefineComposite(numerator, denominator, more);

    private async Task<JsonNode> Revert(JsonNode submission)
    {
        using var reason = new StringContent("""{"reason":"wrong"}""", System.Text.Encoding.UTF8, "application/json");
        var answer = await fixture.Hr.PostAsync($"/v1/submissions/{submission["id"]}/revert", reason);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static (string?, string?, string?) State(JsonNode series) =>
        ((string?)series["state"]!["period"], (string?)series["state"]!["rag"], (string?)series["state"]!["direction"]);

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
