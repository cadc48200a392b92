using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>Values that are answers, lengths of time or dates.</summary>
public sealed class MilestoneTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task A_milestone_is_its_days_late_with_the_day_shown_back()
    {
        var code = await Milestone("2024-06-30");
        await fixture.Push($"""
            measure,period,value,flag
            {code},2024-04,15/07/2099,forecast
            {code},2024-05,30 June 2024,
            {code},2024-06,2024-06-28,
            {code},2024-07,10 Jul 2024,

            """);

        var series = await fixture.Series(code);

        Assert.Equal([("27408", "2099-07-15", "forecast", "red"), ("0", "2024-06-30", "none", "green"), ("-2", "2024-06-28", "none", "green"), ("10", "2024-07-10", "none", "red")],
            series["points"]!.AsArray().Select(point => (point!["value"]!.ToString(), (string)point["date"]!, (string)point["flag"]!, (string)point["rag"]!)));
        Assert.All(series["points"]!.AsArray(), point => Assert.Null(point!["numerator"]));
        Assert.Equal(("0", "red"), (series["state"]!["target"]!.ToString(), (string?)series["state"]!["rag"]));
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetSeriesAsync(new() { Measure = code });
        Assert.Equal(["2099-07-15", "2024-06-30", "2024-06-28", "2024-07-10"], grpc.Points.Select(point => point.Date));
    }

    [Fact]
    public async Task A_later_due_date_leaves_what_was_reported_against_the_earlier_one()
    {
        var code = await Milestone("2024-06-30");
        await fixture.Push($"measure,period,value,flag\n{code},2024-04,2024-07-10,\n");
        await fixture.DefineMeasure(new { unit = "milestone", polarity = "lower", dueDate = "2024-07-31", effectiveFrom = "2024-05-01" }, code);
        await fixture.Push($"measure,period,value,flag\n{code},2024-05,2024-07-10,\n");
        Assert.Equal([("10", "2024-07-10", "red"), ("-21", "2024-07-10", "green")], (await fixture.Series(code))["points"]!.AsArray()
            .Select(point => (point!["value"]!.ToString(), (string)point["date"]!, (string)point["rag"]!)));
    }

    [Fact]
    public async Task A_tolerance_in_days_makes_a_milestone_amber()
    {
        var code = await Milestone("2024-06-30");
        await fixture.SetTargets(code, new { tolerance = new { unit = "absolute", amount = 14 }, targets = new[] { new { period = "2024-01-01/P1Y", value = 0 } } });
        await fixture.Push($"measure,period,value\n{code},2024-06,2024-07-14\n{code},2024-07,2024-07-15\n");
        Assert.Equal(["amber", "red"], (await fixture.Series(code))["points"]!.AsArray().Select(point => (string?)point!["rag"]));
    }

    [Fact]
    public async Task Refuses_what_is_no_day_or_no_milestone()
    {
        var code = await Milestone("2024-06-30");
        var receipt = await fixture.Push($"measure,period,value,numerator,denominator\n{code},2024-01,12,,\n{code},2024-02,2024-02-30,,\n{code},2024-03,2024-03-01,3,4\n{code},2024-04,2099-01-01,,\n{code},2024-05,..,,\n");
        Assert.Equal([(1, "measures.value-not-a-date"), (2, "measures.value-not-a-date"), (3, "measures.value-not-a-date"), (3, "measures.value-not-a-date"), (4, "measures.date-in-future")], Issues(receipt));
        Assert.Equal("no-data", (string?)(await fixture.Series(code))["state"]!["rag"]);
        Assert.Equal("measures.due-date-missing", await Refusal(new { unit = "milestone", polarity = "lower" }));
        Assert.Equal("measures.milestone-polarity", await Refusal(new { unit = "milestone", dueDate = "2024-06-30" }));
        Assert.Equal("measures.due-date-unexpected", await Refusal(new { dueDate = "2024-06-30" }));
    }

    [Fact]
    public async Task Answers_and_durations_are_read_beside_plain_numbers()
    {
        var (answer, hours) = (await fixture.DefineMeasure(new { unit = "yes-no" }), await fixture.DefineMeasure(new { unit = "hours" }));
        var receipt = await fixture.Push($"""
            measure,period,value
            {answer},2024-01,yes
            {answer},2024-02,No
            {answer},2024-03,1
            {answer},2024-04,done [p]
            {answer},2024-05,perhaps
            {answer},2024-06,n/a
            {hours},2024-01,PT90M
            {hours},2024-02,12:30
            {hours},2024-03,7.25
            {hours},2024-04,P1M

            """);
        Assert.Equal([(5, "measures.value-not-a-number"), (10, "measures.value-not-a-number")], Issues(receipt));
        Assert.Contains("yes, y, true", (string?)receipt["issues"]![0]!["message"]);
        Assert.Contains("PT1H30M", (string?)receipt["issues"]![1]!["message"]);
        Assert.Equal([("1", "none"), ("0", "none"), ("1", "none"), ("1", "provisional"), ("", "not-available")],
            (await fixture.Series(answer))["points"]!.AsArray().Select(point => (point!["value"]?.ToString() ?? "", (string)point["flag"]!)));
        Assert.Equal([1.5m, 12.5m, 7.25m], Series.GetSeriesTests.Values(await fixture.Series(hours)));
    }

    private Task<string> Milestone(string due) => fixture.DefineMeasure(new { unit = "milestone", polarity = "lower", dueDate = due });

    private async Task<string?> Refusal(object definition)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/X{Guid.NewGuid():N}"[..25], definition);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }
}
