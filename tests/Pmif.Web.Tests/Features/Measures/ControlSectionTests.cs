using System.Net;
using Pmif.Contracts.Measures.V1;
using Pmif.Web.Features.Measures;

namespace Pmif.Web.Tests.Features.Measures;

public class ControlSectionTests
{
    [Fact]
    public async Task Marks_special_cause_with_a_shape_a_word_and_a_reason()
    {
        await using var site = await WebSite.Start(Charted());

        var (_, html) = await site.Get("/measures/HR01");

        Assert.Contains("app-control__mark--concern", html, StringComparison.Ordinal);
        Assert.Contains("app-control__mark--ghost", html, StringComparison.Ordinal);
        var text = Html.Text(html);
        Assert.Contains("Usual variation", text, StringComparison.Ordinal);
        Assert.Contains("Concern: above the upper limit", text, StringComparison.Ordinal);
        Assert.Contains("Left out as out of the ordinary", text, StringComparison.Ordinal);
        Assert.Contains("10.0 days to 20.0 days", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/measures/HR01/control-chart.csv\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_left_out_where_there_is_no_chart()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        Assert.DoesNotContain("app-control", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_as_csv_too()
    {
        await using var site = await WebSite.Start(Charted());
        var (status, text) = await site.Get("/measures/HR01/control-chart.csv");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("HR01,,2024-08-01/P1M,August 2024,30,15,10,20,,,,above-limit,concern,false,false,false", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_break_at_gaps_and_limits_at_rebases()
    {
        var points = Points();
        (points[3].Gap, points[5].Rebase) = (true, true);
        var drawing = ControlDrawing.Of(points, value => $"{value}")!;
        Assert.Equal([3, 2, 3], drawing.Lines.Select(line => line.Split(' ').Length));
        Assert.Equal((2, 4, 8), (drawing.Means.Count, drawing.Limits.Count, drawing.Marks.Count));
        Assert.Null(ControlDrawing.Of(points[..1], value => $"{value}"));
    }

    [Fact]
    public void The_highest_value_lies_at_the_top_and_only_the_first_of_a_run_carries_the_word()
    {
        var points = Points();
        (points[6].Meaning, points[6].Rule) = ("concern", "two-of-three");
        var marks = ControlDrawing.Of(points, value => $"{value}")!.Marks;
        Assert.Equal("24", marks[7].Y);
        Assert.Equal(("Concern", ""), (marks[6].Word, marks[7].Word));
    }

    [Fact]
    public void Some_periods_are_named_and_the_latest_always_is()
    {
        var points = Points();
        var drawing = ControlDrawing.Of(points, value => $"{value}")!;
        Assert.Equal(["August 2024", "Month 6", "Month 4", "Month 2"], drawing.Periods.Select(period => period.Text));
        Assert.Equal((true, false), (ControlDrawing.Of([.. Enumerable.Repeat(points[0], 40)], value => $"{value}")!.Marks[0].IsAtEdge, drawing.Marks[^1].IsAtEdge));
    }

    private static Pmif.Web.Tests.Peers.Council Charted()
    {
        var council = SampleCouncil.Make();
        council.Control[("HR01", "")] = new() { Chart = "xmr", Basis = "control-chart", Variation = "concern-high", Points = { Points() } };
        return council;
    }

    private static ControlPoint[] Points()
    {
        ControlPoint[] points = [.. Enumerable.Range(0, 8).Select(i => new ControlPoint
        {
            Period = $"2024-{i + 1:00}-01/P1M", PeriodLabel = i == 7 ? "August 2024" : $"Month {i + 1}", Value = i == 7 ? "30" : $"{14 + i % 3}", Mean = "15", Lower = "10", LowerShown = "10",
            Upper = "20", Rule = i == 7 ? "above-limit" : "none", Meaning = i == 7 ? "concern" : "common-cause", Ghosted = i == 2,
        })];
        return points;
    }
}
