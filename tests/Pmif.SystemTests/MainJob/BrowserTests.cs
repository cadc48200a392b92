using Microsoft.Playwright;

namespace Pmif.SystemTests.MainJob;

public sealed class BrowserTests(SampleCouncil council)
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    [Fact]
    public async Task An_open_scorecard_shows_a_pushed_value_without_reload()
    {
        var suite = await council.Suite();
        using var client = new CouncilClient(suite);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(suite.Address("web"), $"scorecards/{CouncilClient.Scorecard}").ToString());
        await page.EvaluateAsync("() => { window.neverReloaded = true }");

        await client.Push($"measure,period,value\nHR01,{await PushTests.LatestPeriod(client, "HR01")},7.7\n", "pmif_demo_hr");

        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "HR01" })).ToContainTextAsync("7.7 days", new() { Timeout = 20_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
    }

    [Theory]
    [InlineData("", "Balanced scorecard")]
    [InlineData("scorecards/corporate-plan", "Give every child the best start to life")]
    [InlineData("scorecards/balanced-scorecard", "Employees")]
    [InlineData("measures/HR01", "HR01")]
    [InlineData("risks", "SR01")]
    public async Task Pages_read_well_without_scripts(string path, string shows)
    {
        var suite = await council.Suite();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await browser.NewPageAsync(new() { JavaScriptEnabled = false });
        var response = await page.GotoAsync(new Uri(suite.Address("web"), path).ToString());

        Assert.Equal(200, response!.Status);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(shows);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    private static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("PMIF_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments });
}
