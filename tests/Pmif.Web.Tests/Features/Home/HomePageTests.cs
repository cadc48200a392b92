using System.Net;

namespace Pmif.Web.Tests.Features.Home;

public class HomePageTests
{
    [Fact]
    public async Task Puts_what_is_off_target_and_the_risk_that_needs_a_review_on_one_page()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, html) = await site.Get("/");

        Assert.Equal(HttpStatusCode.OK, status);
        var text = Html.Text(html);
        Assert.Contains("1 of 2 rated measures is on target (50%).", text, StringComparison.Ordinal);
        Assert.Contains("Working days lost to sickness 9.4 days against a target of 9.0 days, Q4 2024/25. No clear change (value down).", text, StringComparison.Ordinal);
        Assert.Contains("Unusual, a concern (high). Target reliably missed.", text, StringComparison.Ordinal);
        Assert.Contains("Workforce capacity HR01 is off target", text, StringComparison.Ordinal);
        Assert.Contains("3 June 2025 at 2:05pm", text, StringComparison.Ordinal);
        Assert.Contains("Demonstration.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_rest_of_the_page_when_the_risk_register_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: "risk");

        var (status, html) = await site.Get("/");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("The risk register cannot be reached at the moment.", html, StringComparison.Ordinal);
        Assert.Contains("Balanced scorecard", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_a_measure_once_though_two_scorecards_show_it()
    {
        var council = SampleCouncil.Make();
        var second = council.Scorecards[0].Clone();
        second.Code = "corporate-scorecard";
        council.Scorecards.Add(second);
        await using var site = await WebSite.Start(council);

        var (_, html) = await site.Get("/");

        Assert.Single(html.Split("app-exceptions__item").Skip(1));
    }
}
