using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Pmif.SystemTests.MainJob;

/// <summary>People of the demonstration, against the real services.</summary>
public sealed class SignInTests(SampleCouncil council)
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    [Fact]
    public async Task Who_signed_in_writes_as_themselves_within_their_remit_and_stays_signed_in_when_the_site_restarts()
    {
        var suite = await council.Suite();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("PMIF_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments });
        var page = await browser.NewPageAsync();
        var form = new Uri(suite.Address("web"), "measures/HR01/commentary?period=2025-09-01%2FP1M").ToString();

        await SignIn(page, suite.Address("web"), "Asha Patel");
        await page.GotoAsync(form);
        await Expect(page.Locator("main")).ToContainTextAsync("Commentary on this measure is written by contributors, measure owners");
        Assert.Equal(0, await page.GetByLabel("Your commentary").CountAsync());

        await SignIn(page, suite.Address("web"), "Tom Robson");
        await suite.Kill("web");
        await suite.StartAgain("web");
        await page.GotoAsync(form);
        await Expect(page.Locator(".app-person")).ToContainTextAsync("Tom Robson contributor");
        await page.GetByLabel("Your commentary").FillAsync("Sickness rose because of influenza. The head of human resources has offered vaccination until March.");
        if (await page.GetByLabel("Why does it change?").CountAsync() > 0) await page.GetByLabel("Why does it change?").FillAsync("Says why.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#commentary")).ToContainTextAsync("Tom Robson");
    }

    private static async Task SignIn(IPage page, Uri site, string name)
    {
        await page.GotoAsync(new Uri(site, "sign-in").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(page.Locator(".app-person")).ToContainTextAsync(name);
    }
}
