using System.Net;

namespace Pmif.Web.Tests.Features.Scorecards;

public class ScorecardPageTests
{
    [Fact]
    public async Task Says_status_direction_variation_and_rank_in_words()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, html) = await site.Get("/scorecards/balanced-scorecard");

        Assert.Equal(HttpStatusCode.OK, status);
        var row = Html.Rows(html)[0];
        foreach (var words in new[]
        {
            "Working days lost to sickness", "9.4 days", "Q4 2024/25", "9.0 days", "Off target", "No clear change (value down)",
            "Unusual, a concern (high)", "Target reliably missed", "5th of 21, 2nd quartile",
        })
            Assert.Contains(words, row, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Last 3 values: from 9.8 to 9.4, lowest 9.4, highest 9.9; 1 missing.\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_shares_over_rated_measures_only_and_lists_the_reasons_beside()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get("/scorecards/balanced-scorecard")).Html);

        Assert.Contains("1 of 2 rated measures is on target (50%).", text, StringComparison.Ordinal);
        Assert.Contains("1 is not rated: 1 not due.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_only_the_measures_of_the_status_asked_for()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var row = Assert.Single(Html.Rows((await site.Get("/scorecards/balanced-scorecard?status=green")).Html));

        Assert.Contains("Council tax collected", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_hostile_name_as_text()
    {
        var council = SampleCouncil.Make();
        council.Scorecards[0].Groups[0].Measures[0].Name = "<script>alert(1)</script>";
        council.Scorecards[0].Groups[0].Name = "\"><img src=x onerror=alert(1)>";
        await using var site = await WebSite.Start(council);

        var (_, html) = await site.Get("/scorecards/balanced-scorecard");

        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_plainly_that_the_scorecard_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: "reporting");

        var (status, html) = await site.Get("/scorecards/balanced-scorecard");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The scorecard cannot be reached at the moment.", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("Sample Council", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_404_for_a_scorecard_that_does_not_exist()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, html) = await site.Get("/scorecards/none");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Page not found", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_scorecards_with_their_counts()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var text = Html.Text((await site.Get("/scorecards")).Html);

        Assert.Contains("Balanced scorecard", text, StringComparison.Ordinal);
        Assert.Contains("1 of 2 rated measures is on target (50%).", text, StringComparison.Ordinal);
    }
}
