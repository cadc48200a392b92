namespace Pmif.Web.Tests.SignIn;

/// <summary>What the site has browsers keep, and what it says of its pages, at an https address.</summary>
public sealed class CookieTests
{
    private static readonly Uri SignIn = new("/sign-in", UriKind.Relative);
    private static readonly Dictionary<string, string?> AtHttps = new() { ["Pmif:SiteAddress"] = "https://performance.council.example" };

    [Fact]
    public async Task Cookies_are_for_this_host_and_https_alone_and_no_script_reads_them()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), AtHttps);
        using var http = WithoutCookies(site);
        using var form = await http.GetAsync(SignIn, TestContext.Current.CancellationToken);
        Assert.Equal("max-age=2592000", form.Headers.GetValues("Strict-Transport-Security").Single());
        var ofForm = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^__Host-pmif-form=[^;]+; path=/; secure; samesite=strict; httponly$", ofForm);

        var token = (await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, SignIn) { Headers = { { "Cookie", ofForm.Split(';')[0] } } };
        request.Content = new FormUrlEncodedContent([new("_handler", "demo"), new("person", "demo-administrator"), new("__RequestVerificationToken", token)]);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-pmif=", StringComparison.Ordinal));
        Assert.Matches("^__Host-pmif=[^;]+; path=/; secure; samesite=lax; httponly$", session);
        Assert.True(session.Length < 2000, "the cookie is small");
        Assert.Equal("https://performance.council.example/", new Uri(new Uri("https://performance.council.example"), answer.Headers.Location!).ToString());
    }

    [Fact]
    public async Task What_is_kept_on_the_way_to_the_provider_is_as_well()
    {
        await using var provider = await OpenIdProvider.Start();
        await using var site = await WebSite.Start(SampleCouncil.Make(), new Dictionary<string, string?>(provider.Settings()) { ["Pmif:SiteAddress"] = AtHttps["Pmif:SiteAddress"] });
        using var http = WithoutCookies(site);
        using var answer = await http.GetAsync(new Uri("/sign-in/start?to=%2Fmeasures", UriKind.Relative), TestContext.Current.CancellationToken);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie => Assert.Matches("^__Host-[^;]+; expires=[^;]+; path=/; secure; samesite=lax; httponly$", cookie));
    }

    [Fact]
    public async Task Pages_of_a_person_are_kept_by_nobody_and_may_send_forms_only_here_and_to_the_provider()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await site.SignIn(ServiceDefaults.Role.Viewer);
        foreach (var path in new[] { "/", "/sign-in", "/people", "/measures/HR01", "/nowhere" })
        {
            using var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("no-store", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
            Assert.Contains("script-src 'self'; style-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.EndsWith("form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.DoesNotMatch("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private static HttpClient WithoutCookies(WebSite site) => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
}
