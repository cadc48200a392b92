using System.Net;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Tests.Features.Quality;

public sealed class QualityPageTests
{
    [Fact]
    public async Task Shows_what_is_missing_each_source_and_each_measure_what_to_look_at_first()
    {
        var council = SampleCouncil.Make();
        council.Quality.Add(new MeasureQuality { Measure = "FN01", Name = "Council tax collected", Source = "finance", Expected = 24, Present = 24, Timed = 4, OnTime = 3, LatestDays = 2, Unverified = 24, Latest = "verified", Assurance = "high" });
        council.Quality.Add(new MeasureQuality { Measure = "HR01", Name = "Working days lost to sickness", Source = "hr", Expected = 24, Present = 22, Parts = 5, PartsUpToDate = 4, OverdueDays = 1, Outliers = 2, Warnings = 1, Unverified = 22, Queried = 1, Latest = "queried", Assurance = "not-assessed" });
        council.SourceQuality.Add(new SourceQuality { Source = "hr", Measures = 1, Expected = 24, Present = 22, Overdue = 1, Outliers = 2 });
        council.MissingCommentary.Add(new MissingCommentary { Measure = "HR01", Name = "Working days lost to sickness", Period = "2025-01-01/P3M", PeriodLabel = "Q4 2024/25", Rag = "red", RequiredFor = { "red", "spc-concern" }, Owner = "Head of HR" });
        await using var site = await WebSite.Start(council);
        var (status, html) = await site.Get("/quality");
        var text = Html.Text(html);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("1 figure waits for a commentary. .*Working days lost to sickness , Q4 2024/25 Off target the figure is off target and the control chart shows a concern Head of HR", text);
        Assert.Matches("HR 1 22 of 24 periods Not known yet 1 2 far from the others", text);
        Assert.Matches("Working days lost to sickness HR01 · HR Complete 22 of 24 periods 4 of 5 parts up to date In time 1 day overdue Odd values 2 far from the others, 1 against a rule Second look Latest queried 22 not verified, 1 queried Assurance Not assessed"
            + ".*Council tax collected FN01 · Finance Complete 24 of 24 periods In time 2 days late 3 of 4 in time Odd values None Second look Latest verified 24 not verified Assurance High", text);
        Assert.Contains("href=\"/measures/HR01/commentary?period=2025-01-01%2FP3M\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nothing_is_missing_and_answers_503_when_measures_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        Assert.Contains("Every figure that needs a commentary has one.", (await site.Get("/quality")).Html, StringComparison.Ordinal);
        await using var cut = await WebSite.Start(SampleCouncil.Make(), dead: "measures");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await cut.Get("/quality")).Status);
    }
}
