using System.Net;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Features.SignIn;

public sealed class DemoSignInTests
{
    [Fact]
    public async Task Offers_one_person_for_each_role_beneath_a_banner()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        var (status, html) = await site.Get("/sign-in");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Demonstration. People are made up and anybody may be anyone.", Html.Text(html), StringComparison.Ordinal);
        foreach (var person in DemoPeople.All)
            Assert.Contains(person.Name, html, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<Role>().Length, html.Split("name=\"person\"").Length - 1);
    }

    [Fact]
    public async Task Leads_back_to_the_page_says_who_is_signed_in_and_signs_out()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        var (status, html) = await site.SignIn(Role.MeasureOwner, "/measures/HR01");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.Contains("Grace Liddell measure owner Sign out", Html.Text(html), StringComparison.Ordinal);

        var token = html.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await site.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Contains("You are signed out", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("Grace Liddell", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_form_that_another_site_sends()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await site.SignIn(Role.Administrator);
        foreach (var (path, field) in new[] { ("/sign-out", "x"), ("/sign-in", "person"), ("/keys/new", "name") })
        {
            using var body = new FormUrlEncodedContent([new("_handler", path == "/sign-in" ? "demo" : "key"), new(field, "demo-viewer")]);
            using var answer = await site.Http.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        }

        Assert.Contains("Lucy Armstrong", (await site.Get("/accessibility")).Html, StringComparison.Ordinal);
        Assert.Empty(site.Council.Keys);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("/sign-out")]
    public async Task Leads_to_no_other_site(string to)
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Address };
        var page = $"/sign-in?to={Uri.EscapeDataString(to)}";
        var html = await http.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        using var body = new FormUrlEncodedContent([new("_handler", "demo"), new("person", "demo-viewer"), new("__RequestVerificationToken", html.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0])]);
        using var answer = await http.PostAsync(new Uri(page, UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(site.Address, "/"), new Uri(site.Address, answer.Headers.Location!));
    }

    [Fact]
    public async Task Somebody_made_up_by_the_form_is_nobody()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        var (status, html) = await site.Send("/sign-in", (await site.Get("/sign-in")).Html, ("person", "demo-emperor"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("Sign out", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_when_rights_cannot_be_asked_for()
    {
        var council = SampleCouncil.Make();
        council.AccessAnswers = false;
        await using var site = await WebSite.Start(council);
        var (status, html) = await site.SignIn(Role.Viewer);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Your rights could not be found out", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_is_offered_what_they_may_do_and_told_who_may_do_the_rest()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        const string Form = "/measures/HR01/commentary?period=2025-01-01%2FP3M";
        await site.SignIn(Role.Viewer);
        var (_, viewed) = await site.Get(Form);
        Assert.Contains("Commentary on this measure is written by contributors, measure owners", Html.Text(viewed), StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", viewed, StringComparison.Ordinal);
        await site.SignIn(Role.PerformanceTeam);
        Assert.Contains("<textarea", (await site.Get(Form)).Html, StringComparison.Ordinal);
    }
}
