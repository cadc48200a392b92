using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Pmif.Web.Tests.SignIn;

/// <summary>Tokens by which the provider ends sessions, good ones and bad ones, against somebody who is signed in.</summary>
public sealed class BackChannelTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private OpenIdProvider _provider = null!;
    private WebSite _site = null!;
    private IBrowserContext _window = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.Start();
        await _provider.Person("anna", "Anna Whitfield", "g-performance");
        _site = await WebSite.Start(SampleCouncil.Make(), _provider.Settings());
        _window = await chromium.Window();
        var page = await _window.NewPageAsync();
        await page.GotoAsync(new Uri(_provider.Site, "/measures").ToString());
        await page.GetByLabel("Account").FillAsync("anna");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield");
    }

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_person_whom_the_provider_signs_out_everywhere_is_signed_out_and_can_sign_in_again()
    {
        Assert.Equal(HttpStatusCode.OK, await Send(await _provider.Sign(Good())));
        Assert.Equal(HttpStatusCode.Redirect, await Visit());

        var page = _window.Pages[0];
        await page.GotoAsync(new Uri(_provider.Site, "/measures").ToString());
        await Expect(page.Locator(".app-person")).ToContainTextAsync("Anna Whitfield");
        Assert.Equal(HttpStatusCode.OK, await Visit());
    }

    [Fact]
    public async Task Somebody_elses_sign_out_ends_nothing_of_hers()
    {
        Assert.Equal(HttpStatusCode.OK, await Send(await _provider.Sign(Good(claims => claims["sub"] = "ben"))));
        Assert.Equal(HttpStatusCode.OK, await Send(await _provider.Sign(Good(claims => claims["sid"] = "another session"))));
        Assert.Equal(HttpStatusCode.OK, await Visit());
    }

    [Fact]
    public async Task A_token_works_once()
    {
        var token = await _provider.Sign(Good(claims => claims["sub"] = "ben"));
        Assert.Equal(HttpStatusCode.OK, await Send(token));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(token));
    }

    [Fact]
    public async Task Keys_that_the_provider_has_turned_are_fetched()
    {
        await _provider.TurnKeys();
        Assert.Equal(HttpStatusCode.OK, await Send(await _provider.Sign(Good())));
        Assert.Equal(HttpStatusCode.Redirect, await Visit());
    }

    [Theory]
    [InlineData("no events")]
    [InlineData("another event")]
    [InlineData("an event that is no object")]
    [InlineData("events that are no object")]
    [InlineData("a nonce")]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("no audience")]
    [InlineData("nobody and no session")]
    [InlineData("no jti")]
    [InlineData("no iat")]
    [InlineData("an old iat")]
    [InlineData("an iat to come")]
    [InlineData("expired")]
    [InlineData("an access token")]
    [InlineData("a forged key")]
    [InlineData("a forged key under the known id")]
    [InlineData("alg none")]
    [InlineData("alg HS256")]
    [InlineData("an altered body")]
    [InlineData("no token")]
    public async Task A_token_that_does_not_hold_ends_nothing(string what)
    {
        Assert.Equal((what, HttpStatusCode.BadRequest), (what, await Send(await Bad(what))));
        Assert.Equal(HttpStatusCode.OK, await Visit());
    }

    [Theory]
    [InlineData("text/plain", 100)]
    [InlineData("application/x-www-form-urlencoded", 20_000)]
    public async Task What_is_no_form_or_too_large_is_refused(string type, int length)
    {
        using var http = Plain();
        using var body = new StringContent("logout_token=" + new string('x', length), Encoding.ASCII, type);
        using var answer = await http.PostAsync(new Uri("/sign-out/back-channel", UriKind.Relative), body, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_answer_is_kept_by_nobody_and_says_what_is_wrong_in_one_word()
    {
        using var http = Plain();
        using var answer = await http.PostAsync(new Uri("/sign-out/back-channel", UriKind.Relative), new FormUrlEncodedContent([new("logout_token", "x")]), Cancel);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("""{"error":"invalid_request"}""", await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<string> Bad(string what) => what switch
    {
        "no events" => await _provider.Sign(Good(claims => claims.Remove("events"))),
        "another event" => await _provider.Sign(Good(claims => claims["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/other"] = new { } })),
        "an event that is no object" => await _provider.Sign(Good(claims => claims["events"] = new Dictionary<string, object> { [Event] = true })),
        "events that are no object" => await _provider.Sign(Good(claims => claims["events"] = Event)),
        "a nonce" => await _provider.Sign(Good(claims => claims["nonce"] = "n")),
        "another issuer" => await _provider.Sign(Good(claims => claims["iss"] = "http://localhost:1")),
        "another audience" => await _provider.Sign(Good(claims => claims["aud"] = "another-client")),
        "no audience" => await _provider.Sign(Good(claims => claims.Remove("aud"))),
        "nobody and no session" => await _provider.Sign(Good(claims => claims.Remove("sub"))),
        "no jti" => await _provider.Sign(Good(claims => claims.Remove("jti"))),
        "no iat" => await _provider.Sign(Good(claims => claims.Remove("iat"))),
        "an old iat" => await _provider.Sign(Good(claims => claims["iat"] = Now - 301)),
        "an iat to come" => await _provider.Sign(Good(claims => claims["iat"] = Now + 360)),
        "expired" => await _provider.Sign(Good(claims => claims["exp"] = Now - 60)),
        "an access token" => await _provider.Sign(Good(), "at+jwt"),
        "a forged key" => await _provider.Sign(Good(), forged: "key"),
        "a forged key under the known id" => await _provider.Sign(Good(), forged: "kid"),
        "alg none" => $"{Base64("""{"alg":"none","typ":"logout+jwt"}""")}.{Base64(JsonSerializer.Serialize(Good()))}.",
        "alg HS256" => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            JsonSerializer.Serialize(Good()), new SigningCredentials(new SymmetricSecurityKey("known-to-the-tests-only-0123456789abcdef"u8.ToArray()), SecurityAlgorithms.HmacSha256)),
        "an altered body" => string.Join('.', (await _provider.Sign(Good(claims => claims["sub"] = "ben"))).Split('.').Select((part, index) => index == 1 ? Base64(JsonSerializer.Serialize(Good())) : part)),
        _ => "",
    };

    private Dictionary<string, object> Good(Action<Dictionary<string, object>>? change = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = _provider.Authority, ["aud"] = "pmif-site", ["iat"] = Now, ["exp"] = Now + 120, ["jti"] = Guid.NewGuid().ToString(), ["sub"] = "anna",
            ["events"] = new Dictionary<string, object> { [Event] = new { } },
        };
        change?.Invoke(claims);
        return claims;
    }

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static string Base64(string text) => Base64UrlEncoder.Encode(text);

    private async Task<HttpStatusCode> Send(string token)
    {
        using var http = Plain();
        using var answer = await http.PostAsync(new Uri("/sign-out/back-channel", UriKind.Relative), new FormUrlEncodedContent([new("logout_token", token)]), Cancel);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> Visit()
    {
        var session = (await _window.CookiesAsync()).Single(cookie => cookie.Name == "pmif");
        using var http = Plain();
        http.DefaultRequestHeaders.Add("Cookie", $"{session.Name}={session.Value}");
        using var answer = await http.GetAsync(new Uri("/measures", UriKind.Relative), Cancel);
        return answer.StatusCode;
    }

    private HttpClient Plain() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _site.Address };
}
