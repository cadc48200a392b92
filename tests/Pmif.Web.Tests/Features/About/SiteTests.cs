using System.Net;

namespace Pmif.Web.Tests.Features.About;

public class SiteTests
{
    [Fact]
    public async Task Every_page_has_a_language_a_title_a_skip_link_and_one_main_heading()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        foreach (var path in new[] { "/", "/scorecards", "/scorecards/balanced-scorecard", "/measures", "/measures/HR01", "/risks", "/risks/SR1", "/feeds", "/framework", "/accessibility", "/nowhere" })
        {
            var (_, html) = await site.Get(path);
            Assert.Contains("<html lang=\"en-GB\"", html, StringComparison.Ordinal);
            Assert.Matches("<title>[^<]{5,}</title>", html);
            Assert.Contains("href=\"#main-content\"", html, StringComparison.Ordinal);
            Assert.Single(html.Split("<h1").Skip(1));
        }
    }

    [Fact]
    public async Task Allows_no_inline_script_or_style_and_writes_none()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        using var answer = await site.Http.GetAsync(new Uri("/measures/HR01", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=", html);
    }

    [Fact]
    public async Task Answers_404_as_a_page_for_an_address_that_leads_nowhere()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, html) = await site.Get("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Page not found", html, StringComparison.Ordinal);
        Assert.Contains("govuk-service-navigation", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_health_probes()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: ["framework", "measures", "risk", "benchmarking", "reporting"]);

        Assert.Equal(HttpStatusCode.OK, (await site.Get("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task Still_answers_when_no_service_can_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: ["framework", "measures", "risk", "benchmarking", "reporting"]);

        var (status, html) = await site.Get("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The scorecards cannot be reached at the moment.", html, StringComparison.Ordinal);
        Assert.Contains("The risk register cannot be reached at the moment.", html, StringComparison.Ordinal);
    }
}
