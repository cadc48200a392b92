using System.Net;
using Pmif.Contracts.Access.V1;
using Pmif.ServiceDefaults;
using Grant = Pmif.Contracts.Access.V1.Grant;

namespace Pmif.Web.Tests.Features.People;

public sealed class PeoplePagesTests
{
    private const string Anna = "https://id.example/tenant|anna", Page = "/people/https%3A%2F%2Fid.example%2Ftenant%7Canna";

    [Fact]
    public async Task Lists_people_with_their_roles_and_remits_and_finds_them_by_name()
    {
        await using var site = await Site(Role.Administrator);
        for (var number = 0; number < 60; number++)
            site.Council.People.Add(new Person { Id = $"p{number}", Name = $"Person Number {number}", State = number == 0 ? "removed" : "active" });

        var (status, html) = await site.Get("/people?q=anna");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Anna Whitfield anna@council.example Viewer The whole council Contributor Housing; PO1 3 June 2025 at 2:05pm", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Person Number", html, StringComparison.Ordinal);

        var all = (await site.Get("/people")).Html;
        Assert.Contains("Left", Html.Text(all), StringComparison.Ordinal);
        Assert.Contains("href=\"/people?q=&amp;cursor=50\"", all, StringComparison.Ordinal);
        Assert.Contains("Person Number 59", (await site.Get("/people?q=&cursor=50")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_and_takes_roles_with_their_remit_and_the_reason()
    {
        await using var site = await Site(Role.Administrator);
        var (_, form) = await site.Get(Page);
        Assert.Contains("By a group of the council’s sign-in These follow the groups and are changed there. Viewer: The whole council Given here", Html.Text(form), StringComparison.Ordinal);

        var (status, html) = await site.Send(Page, form, ("_handler", "grants"), ("role", "verifier"), ("services", "Housing; Planning, Building ;"), ("directorates", ""), ("objectives", ""), ("committees", ""),
            ("role", ""), ("services", "ignored"), ("directorates", ""), ("objectives", ""), ("committees", ""), ("held", "true"), ("reason", "New post"));

        Assert.True(status == HttpStatusCode.OK, html);
        var anna = site.Council.People[0];
        Assert.Equal(["viewer", "verifier"], anna.Grants.Select(grant => grant.Role));
        Assert.Equal(["Housing", "Planning, Building"], anna.Grants[1].Services);
        Assert.True(anna.MaySeeHeld);
        Assert.Equal(["New post"], site.Council.Reasons);
        Assert.Contains("value=\"Housing; Planning, Building\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_again_what_was_refused_and_why()
    {
        await using var site = await Site(Role.Administrator);
        var (_, html) = await site.Send(Page, (await site.Get(Page)).Html, ("_handler", "grants"), ("role", "scrutiny-member"), ("services", ""), ("directorates", ""), ("objectives", ""),
            ("committees", "No such committee"), ("reason", "Elected"));
        Assert.Contains("It was not saved There is no such committee: No such committee", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("value=\"No such committee\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Elected\"", html, StringComparison.Ordinal);
        Assert.Empty(site.Council.Reasons);
    }

    [Fact]
    public async Task A_leaver_loses_all_rights_and_if_wished_their_name()
    {
        await using var site = await Site(Role.Administrator);
        var (_, html) = await site.Send(Page, (await site.Get(Page)).Html, ("_handler", "leaver"), ("leaving", "Left the council"), ("forget", "true"));
        Assert.Equal(("removed", "", "Left the council"), (site.Council.People[0].State, site.Council.People[0].Name, site.Council.Reasons.Single()));
        Assert.Contains("Left: all rights are taken away", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/people", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people")]
    [InlineData(Page)]
    [InlineData("/keys")]
    [InlineData("/keys/new")]
    [InlineData("/sources")]
    public async Task Others_are_told_who_may_and_whom_to_ask(string path)
    {
        await using var site = await Site(Role.PerformanceTeam);
        var (status, html) = await site.Get(path);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("You are signed in as Owen Fairbairn (performance team). This is for administrators. To get access, ask an administrator", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain(">Administration<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_not_there_has_no_page()
    {
        await using var site = await Site(Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/people/nobody")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/keys/none")).Status);
    }

    private static async Task<WebSite> Site(Role role)
    {
        var council = SampleCouncil.Make();
        council.People.Add(new Person
        {
            Id = Anna, Name = "Anna Whitfield", Email = "anna@council.example", State = "active", LastSignIn = "2025-06-03T13:05:00Z",
            Grants = { new Grant { Role = "viewer", Origin = "provider" }, new Grant { Role = "contributor", Services = { "Housing" }, Objectives = { "PO1" }, Origin = "kept" } },
        });
        var site = await WebSite.Start(council);
        await site.SignIn(role);
        return site;
    }
}
