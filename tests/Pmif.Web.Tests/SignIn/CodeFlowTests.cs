using System.Net;
using Microsoft.Playwright;
using Pmif.Testing;
using static Microsoft.Playwright.Assertions;

namespace Pmif.Web.Tests.SignIn;

/// <summary>Signing in at a real provider with a real browser.</summary>
public sealed class CodeFlowTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    private OpenIdProvider _provider = null!;
    private IBrowserContext _window = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.Start();
        await _provider.Person("anna", "Anna Whitfield", "g-performance", "g-of-nothing");
        _window = await chromium.Window();
        _page = await _window.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Leads_to_the_provider_and_back_to_the_page_that_was_asked_for()
    {
        await using var site = await Site();
        var asked = new List<string>();
        _page.Request += (_, request) => asked.Add(request.Url);
        await _page.GotoAsync(At("/measures/HR01?breakdown=adult-care"));
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Council sign-in" })).ToBeVisibleAsync();
        await SignIn();

        Assert.Equal(At("/measures/HR01?breakdown=adult-care"), _page.Url);
        await Expect(_page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield performance team");
        var question = Assert.Single(site.Council.Resolved);
        Assert.Equal((_provider.Authority, "anna", "anna@council.example"), (question.Issuer, question.Subject, question.Email));
        Assert.Equal(["g-performance", "g-of-nothing"], question.Groups);
        Assert.Contains(asked, url => url.StartsWith(At("/sign-in/return?"), StringComparison.Ordinal) && url.Contains("code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_nothing_to_somebody_who_is_not_signed_in()
    {
        await using var site = await Site();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Address };
        foreach (var path in new[] { "/", "/scorecards", "/measures/HR01", "/measures/HR01/values.csv", "/risks", "/feeds", "/framework", "/quality", "/corrections", "/nowhere", "/people", "/keys" })
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, answer.StatusCode));
            Assert.Equal($"/sign-in/start?to={Uri.EscapeDataString(path)}", answer.Headers.Location!.OriginalString);
        }

        foreach (var path in new[] { "/accessibility", "/signed-out", "/health/ready", "/favicon.svg" })
            Assert.Equal((path, HttpStatusCode.OK), (path, (await site.Get(path)).Status));
        Assert.DoesNotContain("Sample Council", (await site.Get("/accessibility")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renews_silently_and_a_role_that_was_taken_away_stops_working()
    {
        await using var site = await Site(AtOnce);
        await _page.GotoAsync(At("/measures"));
        await SignIn();
        for (var visit = 0; visit < 5; visit++)
        {
            await _page.GotoAsync(At("/measures"));
            await Expect(_page.Locator("h1")).ToHaveTextAsync("Measures register");
        }

        Assert.True(site.Council.Resolved.Count > 5, "each page asked again");

        await _provider.Person("anna", "Anna Whitfield", "g-viewers");
        await _page.GotoAsync(At("/measures"));
        await Expect(_page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield viewer");

        await _provider.Person("anna", "Anna Whitfield");
        var answer = await _page.GotoAsync(At("/measures"));
        Assert.Equal(403, answer!.Status);
        await Expect(_page.Locator("main")).ToContainTextAsync("You are signed in as Anna Whitfield (no role). You need a role on this site");
    }

    [Fact]
    public async Task Pages_that_are_opened_at_once_renew_once_as_a_refresh_token_works_only_once()
    {
        await using var site = await Site(TimeSpan.FromSeconds(1));
        await _page.GotoAsync(At("/measures"));
        await SignIn();
        var session = (await _window.CookiesAsync()).Single(cookie => cookie.Name == "pmif");
        var before = site.Council.Resolved.Count;
        await Eventually.True(async () => { await Many(site, session); return site.Council.Resolved.Count > before; }, () => "the session was renewed");

        Assert.Equal(before + 1, site.Council.Resolved.Count);
        Assert.All(await Many(site, session), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Signs_out_at_both_ends()
    {
        await using var site = await Site();
        await _page.GotoAsync(At("/"));
        await SignIn();
        var session = (await _window.CookiesAsync()).Single(cookie => cookie.Name == "pmif");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(_page.Locator("h1")).ToHaveTextAsync("You are signed out");
        Assert.Equal(At("/signed-out"), _page.Url);
        Assert.DoesNotContain(await _window.CookiesAsync(), cookie => cookie.Name == "pmif");

        // A copy of the cookie is worth nothing, and the provider asks again who it is.
        Assert.All(await Many(site, session), status => Assert.Equal(HttpStatusCode.Redirect, status));
        await _page.GotoAsync(At("/"));
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Council sign-in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_that_ends_at_the_provider_ends_here()
    {
        // Not the summary, whose own stream of events would renew the session behind the page's back.
        await using var site = await Site(AtOnce);
        await _page.GotoAsync(At("/measures"));
        await SignIn();
        await _provider.EndSessions();
        await _page.GotoAsync(At("/measures"));
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Council sign-in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_that_somebody_ends_at_the_provider_ends_here_at_once_at_every_replica()
    {
        using var folder = TestFolder.Create();
        await using var site = await Site(keys: folder.Sub("keys"));
        await using var second = await WebSite.Start(SampleCouncil.Make(), new Dictionary<string, string?>(_provider.Settings()) { ["HTTP_PORT"] = "0", ["Pmif:KeysFolder"] = folder.Sub("keys") });
        await _page.GotoAsync(At("/measures"));
        await SignIn();
        var session = (await _window.CookiesAsync()).Single(cookie => cookie.Name == "pmif");
        await using var elsewhere = await chromium.Window();
        var (here, other) = (_page, await elsewhere.NewPageAsync());
        _page = other;
        await _page.GotoAsync(At("/measures"));
        await SignIn();
        var kept = (await elsewhere.CookiesAsync()).Single(cookie => cookie.Name == "pmif");
        Assert.All(await Many(second, session), status => Assert.Equal(HttpStatusCode.OK, status));

        await here.GotoAsync($"{_provider.Authority}/session/end");
        await here.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Eventually.True(async () => (await Many(site, session))[0] == HttpStatusCode.Redirect, what: "the session ended");

        Assert.All(await Many(second, session), status => Assert.Equal(HttpStatusCode.Redirect, status));
        await here.GotoAsync(At("/measures"));
        await Expect(here.GetByRole(AriaRole.Heading, new() { Name = "Council sign-in" })).ToBeVisibleAsync();
        // The same person's other session at the provider goes on.
        Assert.All(await Many(site, kept), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task A_provider_that_is_down_gets_a_page_of_its_own_and_signs_nobody_out()
    {
        await using var site = await Site(AtOnce);
        await _provider.Down();
        var answer = await _page.GotoAsync(At("/measures"));
        Assert.Equal(503, answer!.Status);
        await Expect(_page.Locator("h1")).ToHaveTextAsync("Sign-in is not available at the moment");

        await _provider.Down(false);
        await Eventually.True(async () =>
        {
            await _page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
            return await _page.GetByRole(AriaRole.Heading, new() { Name = "Council sign-in" }).IsVisibleAsync();
        }, () => "the provider is asked again");
        await SignIn();
        Assert.Equal(At("/measures"), _page.Url);

        await _provider.Down();
        await _page.GotoAsync(At("/measures"));
        await Expect(_page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield");
    }

    [Fact]
    public async Task Keys_that_the_provider_has_turned_are_fetched()
    {
        await using var site = await Site(AtOnce);
        await _page.GotoAsync(At("/measures"));
        await SignIn();

        await _provider.TurnKeys();
        await _page.GotoAsync(At("/measures"));
        await Expect(_page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield");

        await _provider.TurnKeys();
        await using var other = await chromium.Window();
        _page = await other.NewPageAsync();
        await _page.GotoAsync(At("/risks"));
        await SignIn();
        await Expect(_page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield");
    }

    [Fact]
    public async Task Tells_somebody_whom_the_provider_refuses_and_nothing_of_what_it_wrote()
    {
        await using var site = await Site();
        await _page.GotoAsync(At("/measures"));
        await _page.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();
        await Expect(_page.Locator("h1")).ToHaveTextAsync("You were not signed in");
        Assert.DoesNotContain("alert", await _page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_replicas_and_a_restart_know_the_same_people()
    {
        using var folder = TestFolder.Create();
        await using var site = await Site(keys: folder.Sub("keys"));
        await _page.GotoAsync(At("/measures"));
        await SignIn();
        var session = (await _window.CookiesAsync()).Single(cookie => cookie.Name == "pmif");
        await using var second = await WebSite.Start(SampleCouncil.Make(), new Dictionary<string, string?>(_provider.Settings()) { ["HTTP_PORT"] = "0", ["Pmif:KeysFolder"] = folder.Sub("keys") });
        Assert.All(await Many(second, session), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    private Task<WebSite> Site(TimeSpan? renewEvery = null, string? keys = null)
    {
        var settings = _provider.Settings(renewEvery);
        if (keys is not null) settings["Pmif:KeysFolder"] = keys;
        return WebSite.Start(SampleCouncil.Make(), settings);
    }

    private string At(string path) => new Uri(_provider.Site, path).ToString();

    private async Task SignIn()
    {
        await _page.GetByLabel("Account").FillAsync("anna");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(_page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield");
    }

    // As scripts, or windows that open together, do: all with the same cookie.
    private static async Task<HttpStatusCode[]> Many(WebSite site, BrowserContextCookiesResult session)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Add("Cookie", $"{session.Name}={session.Value}");
        return await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await http.GetAsync(new Uri("/measures", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }));
    }
}
