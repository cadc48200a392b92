using Microsoft.Playwright;
using Pmif.Contracts.Access.V1;
using Pmif.ServiceDefaults;
using Pmif.Testing;
using Pmif.Web.Tests.Features.Audit;
using static Microsoft.Playwright.Assertions;

namespace Pmif.Web.Tests.SignIn;

/// <summary>What a real browser makes of text that others wrote, and of pages that are to be usable by everybody.</summary>
public sealed class BrowserSafetyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Script = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>";

    [Fact]
    public async Task Script_in_names_and_commentary_stays_text()
    {
        var council = SampleCouncil.Make();
        council.People.Add(new Person { Id = "p1", Name = Script, Email = Script, State = "active", Grants = { new Contracts.Access.V1.Grant { Role = "viewer", Services = { Script }, Origin = "kept" } } });
        council.Keys.Add(new Key { Id = "k1", Name = Script, Source = Script, State = "active", CreatedBy = Script });
        council.Trails["risk"] = [SampleTrail.Entry(1, "risk.set", Script, script: Script)];
        await using var site = await WebSite.Start(council);
        await using var window = await chromium.Window();
        var page = await SignIn(window, site, "Lucy Armstrong");
        foreach (var (path, place) in new[] { ("/people", "table"), ("/people/p1", "h1"), ("/keys", "table"), ("/keys/k1", "h1"), ("/audit", "table"), ("/audit/risk/1", "main") })
        {
            await page.GotoAsync(new Uri(site.Address, path).ToString());
            await Expect(page.Locator(place)).ToContainTextAsync(Script);
            Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        }

        await page.GotoAsync(new Uri(site.Address, "/measures/HR01/commentary?period=2025-01-01%2FP3M").ToString());
        await page.GetByLabel("Your commentary").FillAsync(Script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Equal(Script, council.Commentary[("HR01", "", "2025-01-01/P3M")].Standing.Text);
        Assert.Equal("Lucy Armstrong", council.Commentary[("HR01", "", "2025-01-01/P3M")].Standing.WrittenBy);
        await page.GotoAsync(new Uri(site.Address, "/measures/HR01/commentary?period=2025-01-01%2FP3M").ToString());
        Assert.Equal(Script, await page.GetByLabel("Your commentary").InputValueAsync());
        Assert.DoesNotContain("hacked", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_on_another_site_changes_nothing()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await using var window = await chromium.Window();
        var page = await SignIn(window, site, "Lucy Armstrong");
        // To a browser, 127.0.0.1 is another site than localhost.
        var other = await window.NewPageAsync();
        await other.RouteAsync("http://other.example/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<form method=post action=\"{new Uri(site.Address, "/keys/new")}\"><input name=_handler value=key><input name=name value=Stolen><input name=source value=hr><button>Win</button></form>",
        }));
        await other.GotoAsync("http://other.example/");
        var answer = await other.RunAndWaitForResponseAsync(() => other.GetByRole(AriaRole.Button).ClickAsync(), response => response.Url.EndsWith("/keys/new", StringComparison.Ordinal));
        Assert.NotEqual(200, answer.Status);
        Assert.Empty(site.Council.Keys);
        await page.ReloadAsync();
        await Expect(page.Locator(".app-person")).ToContainTextAsync("Lucy Armstrong");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/signed-out")]
    [InlineData("/sign-in?problem=0")]
    [InlineData("/administration")]
    [InlineData("/people")]
    [InlineData("/people/p1")]
    [InlineData("/keys")]
    [InlineData("/keys/new")]
    [InlineData("/keys/k1")]
    [InlineData("/sources")]
    [InlineData("/audit")]
    [InlineData("/audit?from=tomorrow")]
    [InlineData("/audit/check")]
    [InlineData("/audit/measures/2")]
    [InlineData("/figures/send")]
    [InlineData("/measures/HR01/figure")]
    [InlineData("/submissions/receipt-1")]
    [InlineData("/measures/HR01")]
    [InlineData("/measures/HR01/targets/propose")]
    [InlineData("/target-proposals/1")]
    public async Task Axe_finds_no_barrier(string path)
    {
        var council = SampleCouncil.Make();
        council.People.Add(new Person { Id = "p1", Name = "Anna Whitfield", Email = "anna@council.example", State = "active", Grants = { new Contracts.Access.V1.Grant { Role = "viewer", Origin = "provider" } } });
        council.People.Add(new Person { Id = "p2", Name = "Ben Hall", State = "removed" });
        council.Keys.Add(new Key { Id = "k1", Name = "Payroll", Prefix = "pmif_9f2c", Source = "hr", State = "active", CreatedBy = "Lucy Armstrong" });
        council.Keys.Add(new Key { Id = "k2", Name = "Payroll", Prefix = "pmif_1a2b", Source = "hr", State = "ending", CreatedBy = "Lucy Armstrong" });
        council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna"), SampleTrail.Entry(2, "targets.set", "anna")];
        council.TargetProposals.Add(new() { Id = 1, State = "proposed", ProposedBy = "An Owner", Targets = new() { Measure = "HR01", ToleranceUnit = "relative", Reason = "Plan" } });
        council.TargetPreview = council.Targets[("HR01", "")];
        await using var site = await WebSite.Start(council);
        await using var window = await chromium.Window();
        var page = await SignIn(window, site, "Lucy Armstrong");
        await page.GotoAsync(new Uri(site.Address, path).ToString());
        if (path == "/audit/check") await page.GetByRole(AriaRole.Button, new() { Name = "Check every trail now" }).ClickAsync();
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(closed => closed.open = true)");
        Assert.Empty(await Axe.Barriers(page));
    }

    [Fact]
    public async Task Axe_finds_a_barrier_where_there_is_one()
    {
        await using var window = await chromium.Window();
        var page = await window.NewPageAsync();
        await page.SetContentAsync("<title>x</title><main><h1>x</h1><img src=\"x.png\"></main>");
        Assert.Contains(await Axe.Barriers(page), barrier => barrier.StartsWith("image-alt", StringComparison.Ordinal));
    }

    private static async Task<IPage> SignIn(IBrowserContext window, WebSite site, string name)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, "/sign-in?to=/accessibility").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(page.Locator(".app-person")).ToContainTextAsync(name);
        return page;
    }
}

/// <summary>axe-core, run within a page from outside, so that the page's own policy against foreign scripts stays as strict as it is.</summary>
internal static class Axe
{
    private static readonly string Source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Pmif.Web.Tests", "Provider", "node_modules", "axe-core", "axe.min.js"));

    public static async Task<string[]> Barriers(IPage page)
    {
        await page.EvaluateAsync(Source);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
                .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`))
            """);
    }
}
