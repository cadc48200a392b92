using System.Net;

namespace Pmif.Web.Tests.Features.Measures;

public class MeasurePageTests
{
    [Fact]
    public async Task Tells_where_the_measure_stands_in_sentences()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, html) = await site.Get("/measures/HR01");

        Assert.Equal(HttpStatusCode.OK, status);
        var text = Html.Text(html);
        Assert.Contains("9.4 days in Q4 2024/25: off target.", text, StringComparison.Ordinal);
        Assert.Contains("The target is 9.0 days or less.", text, StringComparison.Ordinal);
        Assert.Contains("The figure for Q4 2024/25 misses its target. There is no clear change since the same period a year before.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_period_without_a_figure_as_a_gap()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get("/measures/HR01")).Html);

        Assert.Contains("Q2 2024/25 No figure", text, StringComparison.Ordinal);
        Assert.Contains("Q3 2024/25 [x]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_from_which_figure_on_each_status_is_given_and_who_decided_it()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get("/measures/HR01")).Html);

        Assert.Contains("Close to target allows a miss of 5% of the target.", text, StringComparison.Ordinal);
        Assert.Contains("Q4 2024/25 9.0 days or less 9.5 days or less 8.0 days or less", text, StringComparison.Ordinal);
        Assert.Contains("Version 2, for periods from 1 April 2024, set by A. Officer and approved by B. Director on 3 June 2025 at 2:05pm: Cabinet, 24 January.", text, StringComparison.Ordinal);
        Assert.Contains("No targets are set for this measure", Html.Text((await site.Get("/measures/FN01")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_part_of_the_council_that_it_shows()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (_, html) = await site.Get("/measures/HR01?breakdown=adult-care");

        Assert.Contains("HR01, Adult social care", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/measures/HR01/values.csv?breakdown=adult-care\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_with_others_best_first()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get("/measures/HR01")).Html);

        Assert.Contains("2nd of 3, 2nd quartile.", text, StringComparison.Ordinal);
        Assert.Matches("Wigan 8.2 days .*Gateshead \\(this area\\) 9.4 days .*Barnsley 11.0 days", text);
    }

    [Fact]
    public async Task Links_the_objective_and_the_risk_that_use_the_measure()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (_, html) = await site.Get("/measures/HR01");

        Assert.Contains("href=\"/framework#PO1\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/risks/SR1\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("benchmarking", "Benchmarking cannot be reached")]
    [InlineData("risk", "The risk register cannot be reached")]
    [InlineData("framework", "The framework cannot be reached")]
    public async Task Shows_the_figures_when_another_service_cannot_be_reached(string dead, string notice)
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead);

        var (status, html) = await site.Get("/measures/HR01");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(notice, html, StringComparison.Ordinal);
        Assert.Contains("9.4 days in Q4 2024/25", Html.Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_404_for_a_measure_that_does_not_exist()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/measures/none")).Status);
    }

    [Theory]
    [InlineData("q=collected+council", "Council tax collected")]
    [InlineData("source=hr", "Working days lost to sickness")]
    [InlineData("q=in+time&source=complaints&kind=operational", "Complaints answered in time")]
    public async Task Lists_the_measures_that_fit_the_search(string query, string found)
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get($"/measures?{query}")).Html);

        Assert.Contains("1 of 3 measures found", text, StringComparison.Ordinal);
        Assert.Contains(found, text, StringComparison.Ordinal);
    }
}
