using System.Net;
using Microsoft.Playwright;
using Pmif.ServiceDefaults;
using static Microsoft.Playwright.Assertions;

namespace Pmif.Web.Tests.SignIn;

/// <summary>A commentary that was sent after the session had ended.</summary>
public sealed class KeptFormTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Form = "/measures/HR01/commentary?period=2025-01-01%2FP3M", Text = "Sickness rose because of influenza.\n\n<script>alert(1)</script> = 4 % & more";

    private OpenIdProvider _provider = null!;
    private WebSite _site = null!;
    private IBrowserContext _window = null!;
    private IPage _page = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.Start();
        await _provider.Person("anna", "Anna Whitfield", "g-performance");
        await _provider.Person("ben", "Ben Hall", "g-performance");
        _site = await WebSite.Start(SampleCouncil.Make(), _provider.Settings(TimeSpan.FromMilliseconds(1)));
        _window = await chromium.Window();
        _page = await _window.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Is_found_again_after_signing_in_and_is_saved_only_when_the_writer_saves_it()
    {
        await Write();
        await SignIn("anna", "Anna Whitfield");

        Assert.Equal(new Uri(_provider.Site, Form).ToString(), _page.Url);
        await Expect(_page.Locator("main")).ToContainTextAsync("Your text is still here");
        Assert.Equal(Text, await _page.GetByLabel("Your commentary").InputValueAsync());
        Assert.Empty(_site.Council.Commentary);
        var cookie = (await _window.CookiesAsync()).Single(one => one.Name == "pmif-kept");
        Assert.True(cookie.HttpOnly && cookie.SameSite == SameSiteAttribute.Lax && cookie.Domain == "localhost");
        Assert.DoesNotContain("influenza", cookie.Value, StringComparison.Ordinal);

        await _page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Equal(Text, Assert.Single(_site.Council.Commentary).Value.Standing.Text.ReplaceLineEndings("\n"));
        Assert.DoesNotContain(await _window.CookiesAsync(), one => one.Name.StartsWith("pmif-kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_not_shown_to_somebody_else_who_signs_in_at_the_same_computer()
    {
        await Write();
        await SignIn("ben", "Ben Hall");

        Assert.Equal("", await _page.GetByLabel("Your commentary").InputValueAsync());
        Assert.DoesNotContain("influenza", await _page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_shown_on_another_page_and_goes_when_she_signs_out()
    {
        await Write();
        await SignIn("anna", "Anna Whitfield");
        await _page.GotoAsync(new Uri(_provider.Site, "/measures/HR01/commentary?period=2024-04-01%2FP3M").ToString());
        Assert.Equal("", await _page.GetByLabel("Your commentary").InputValueAsync());

        await _page.Locator(".app-person__out").ClickAsync();
        Assert.DoesNotContain(await _window.CookiesAsync(), one => one.Name.StartsWith("pmif-kept", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no session")]
    [InlineData("no form of this site")]
    [InlineData("another site")]
    [InlineData("too long")]
    [InlineData("another page")]
    public async Task Nothing_is_kept_of_what_did_not_come_from_her_form(string without)
    {
        await Open();
        var cookies = (await _window.CookiesAsync()).Where(cookie => cookie.Name is "pmif" or "pmif-form").ToDictionary(cookie => cookie.Name, cookie => cookie.Value);
        await _provider.EndSessions();
        if (without == "no session") cookies["pmif"] = "made-up";
        if (without == "no form of this site") cookies.Remove("pmif-form");

        var kept = await Post(cookies, without == "another page" ? "/keys/new" : Form, without == "another site" ? "cross-site" : "same-origin", without == "too long" ? new string('x', 4_001) : Text);

        Assert.Empty(kept);
    }

    [Fact]
    public async Task A_text_of_full_length_is_kept_within_what_proxies_let_through()
    {
        await Open();
        var cookies = (await _window.CookiesAsync()).Where(cookie => cookie.Name is "pmif" or "pmif-form").ToDictionary(cookie => cookie.Name, cookie => cookie.Value);
        await _provider.EndSessions();
        var text = string.Join(' ', Enumerable.Range(0, 1_000).Select(number => $"word{number * 7919 % 1000}"))[..4_000];

        var kept = await Post(cookies, Form, "same-origin", text);

        Assert.NotEmpty(kept);
        Assert.All(kept, cookie => Assert.True(cookie.Length < 4_200));
        Assert.True(kept.Sum(cookie => cookie.Length) < 7_500);
    }

    [Fact]
    public async Task In_a_demonstration_too()
    {
        await using var demo = await WebSite.Start(SampleCouncil.Make(), new Dictionary<string, string?> { ["Pmif:SignIn:Idle"] = "00:00:01", ["Pmif:SignIn:Longest"] = "00:00:01" });
        await demo.SignIn(Role.PerformanceTeam);
        var (_, form) = await demo.Get(Form);
        await Pmif.Testing.Eventually.True(async () => (await demo.Get("/accessibility")).Html.Contains("app-person__in", StringComparison.Ordinal), what: "the session ended");

        var (status, html) = await demo.Send(Form, form, ("text", "Kept in a demonstration."), ("action", "save"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Who do you want to be?", html, StringComparison.Ordinal);
        Assert.Contains("Kept in a demonstration.", (await demo.SignIn(Role.PerformanceTeam, Form)).Html, StringComparison.Ordinal);
    }

    private async Task Open()
    {
        await _page.GotoAsync(new Uri(_provider.Site, Form).ToString());
        await SignIn("anna", "Anna Whitfield");
    }

    private async Task Write()
    {
        await Open();
        await _page.GetByLabel("Your commentary").FillAsync(Text);
        await _provider.EndSessions();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    private async Task SignIn(string account, string name)
    {
        await _page.GetByLabel("Account").FillAsync(account);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(_page.Locator(".app-person")).ToContainTextAsync(name);
    }

    /// <summary>What the answer to a form has the browser keep of it.</summary>
    private async Task<string[]> Post(Dictionary<string, string> cookies, string page, string from, string text)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent([new("_handler", "commentary"), new("text", text), new("action", "save")]) };
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await http.SendAsync(request, Cancel);
        return answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set.Where(cookie => cookie.StartsWith("pmif-kept", StringComparison.Ordinal))] : [];
    }
}
