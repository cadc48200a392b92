using System.Net;
using Pmif.Contracts.Audit.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Features.Audit;

public sealed class AuditPagesTests
{
    [Fact]
    public async Task Shows_the_entries_of_all_services_the_newest_first_and_leads_on()
    {
        await using var site = await Site(Role.Auditor, council =>
        {
            council.Trails["measures"] = [.. Enumerable.Range(1, 60).Select(place => SampleTrail.Entry(place, "values.submitted", "anna"))];
            council.Trails["risk"] = [.. Enumerable.Range(1, 60).Select(place => SampleTrail.Entry(place, "risk.set", "ben", 0.5))];
        });
        var (status, html) = await site.Get("/audit");
        Assert.Equal(HttpStatusCode.OK, status);
        var text = Html.Text(html);
        Assert.Contains("3 April 2026 at 7:30pm Ben Risk set Risk, entry 60 Measure HR01 Because. 3 April 2026 at 7pm Anna Values submitted Measures, entry 60", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/audit?after=benchmarking-0_framework-0_measures-36_reporting-0_risk-36\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/audit\" aria-current=\"true\"", html, StringComparison.Ordinal);

        var last = await site.Get("/audit?after=measures-11_risk-11");
        Assert.Contains("Measures, entry 1 ", Html.Text(last.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("govuk-pagination", last.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who=ANN", 2)]
    [InlineData("who=ben", 1)]
    [InlineData("action=targets.set", 1)]
    [InlineData("subject=HR02", 0)]
    [InlineData("service=risk", 1)]
    [InlineData("from=2026-04-01&to=2026-04-01", 2)]
    [InlineData("from=2026-04-02", 1)]
    [InlineData("action=%27%3B--", 0)]
    public async Task Finds_by_who_what_where_and_when(string query, int count)
    {
        await using var site = await Site(Role.Auditor, council =>
        {
            council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna"), SampleTrail.Entry(30, "targets.set", "anna")];
            council.Trails["risk"] = [SampleTrail.Entry(1, "risk.set", "ben")];
        });
        var (status, html) = await site.Get($"/audit?{query}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(count, html.Split("<th scope=\"row\"").Length - 1);
        if (count > 0) Assert.Contains($"href=\"/audit/entries.csv?{query.Replace("&", "&amp;", StringComparison.Ordinal)}\"", html, StringComparison.Ordinal);
        else Assert.Contains("Nothing was found.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=tomorrow", "Write days as")]
    [InlineData("from=2026-04-02&to=2026-04-01", "The first day is after the last.")]
    [InlineData("service=nowhere", "There is no such service.")]
    public async Task Says_what_cannot_be_looked_for(string query, string problem)
    {
        await using var site = await Site(Role.Auditor);
        var (status, html) = await site.Get($"/audit?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(problem, html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Get($"/audit/entries.csv?{query}")).Status);
    }

    [Fact]
    public async Task Names_a_service_that_is_down_and_shows_the_others_and_gives_no_file_that_looks_whole()
    {
        await using var site = await Site(Role.Auditor, council => council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna")], "risk");
        var (status, html) = await site.Get("/audit");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("The audit trail of Risk cannot be reached at the moment.", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("Values submitted", html, StringComparison.Ordinal);
        Assert.DoesNotContain("entries.csv", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Get("/audit/entries.csv")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/audit/entries.csv?service=measures")).Status);

        var (_, form) = await site.Get("/audit/check");
        var text = Html.Text((await site.Send("/audit/check", form)).Html);
        Assert.Contains("Not every trail could be checked", text, StringComparison.Ordinal);
        Assert.Contains("Risk Not checked It cannot be reached", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_tells_before_and_after_why_from_where_and_its_place()
    {
        await using var site = await Site(Role.Auditor, council => council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna"), SampleTrail.Entry(2, "targets.set", "anna")]);
        var (status, html) = await site.Get("/audit/measures/2");
        Assert.Equal(HttpStatusCode.OK, status);
        var text = Html.Text(html);
        Assert.Contains("Who Anna Person, id anna", text, StringComparison.Ordinal);
        Assert.Contains("Why Because.", text, StringComparison.Ordinal);
        Assert.Contains("From where This site, address 10.1.2.3", text, StringComparison.Ordinal);
        Assert.Contains($"Place 2, measures:2:{new string('a', 64)}", text, StringComparison.Ordinal);
        Assert.Contains("Value Changed 1 2 Services Gone Housing, Planning None Grants 1, role New None viewer What stayed the same: 1 field", text, StringComparison.Ordinal);
        Assert.Contains("Field Value Rows, received 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove details", text, StringComparison.Ordinal);
        foreach (var path in new[] { "/audit/measures/3", "/audit/nowhere/1", "/audit/measures/0", "/audit/measures/9223372036854775807" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Get(path)).Status));
    }

    [Fact]
    public async Task Checking_says_in_words_what_is_whole_and_where_a_trail_breaks()
    {
        await using var site = await Site(Role.Auditor, council =>
        {
            council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna"), SampleTrail.Entry(2, "targets.set", "anna")];
            council.Trails["risk"] = [SampleTrail.Entry(1, "risk.set", "ben")];
            council.Flaws["risk"] = new AuditTrailFlaw { Code = "audit.altered", Place = 1, Message = "The entry at place 1 was altered." };
        });
        var (_, form) = await site.Get("/audit/check");
        var (status, html) = await site.Send("/audit/check", form);
        Assert.Equal(HttpStatusCode.OK, status);
        var text = Html.Text(html);
        Assert.Contains("A trail is not whole", text, StringComparison.Ordinal);
        Assert.Contains("Measures Whole From the first entry to entry 2 of 1 April 2026 at 9am.", text, StringComparison.Ordinal);
        Assert.Contains("Risk Not whole It breaks at entry 1 of 1 April 2026 at 8am. The entry at place 1 was altered.", text, StringComparison.Ordinal);
        Assert.Contains("Framework Whole It has no entries yet.", text, StringComparison.Ordinal);

        var head = $"measures:2:{new string('b', 64)}";
        Assert.Contains($"measures:1:{head.Length}", Html.Text((await site.Send("/audit/check", form, ("head", head))).Html), StringComparison.Ordinal);
        Assert.Contains("This is not written service:place:hash.", Html.Text((await site.Send("/audit/check", form, ("head", "nowhere:1:2"))).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_runs_no_formula_and_each_trail_is_told_once_who_took_it()
    {
        await using var site = await Site(Role.Auditor, council =>
        {
            council.Trails["measures"] = [.. Enumerable.Range(1, 450).Select(place => SampleTrail.Entry(place, "values.submitted", "anna", script: place == 450 ? "=HYPERLINK(\"x\")" : null))];
            council.Trails["risk"] = [SampleTrail.Entry(1, "risk.set", "ben")];
        });
        var (status, csv) = await site.Get("/audit/entries.csv?from=2026-01-01");
        Assert.Equal(HttpStatusCode.OK, status);
        var lines = csv.Split("\r\n");
        Assert.Equal(453, lines.Length);
        Assert.StartsWith("service,place,at,actor,actor_kind,actor_name,action", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("measures,450,2026-04-20T00:00:00.000000Z,anna,person,\"'=HYPERLINK(\"\"x\"\")\",values.submitted,measure,\"'=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Equal(5, site.Council.TakenOut.Select(one => one.Service).Distinct().Count());
        Assert.Equal(5, site.Council.TakenOut.Count);
        Assert.All(site.Council.TakenOut, one => Assert.Equal(("audit.csv", "?from=2026-01-01"), (one.File, one.Query)));
    }

    [Fact]
    public async Task An_administrator_removes_details_and_names_after_saying_why_and_that_they_are_sure()
    {
        const string Page = "/audit/measures/1";
        await using var site = await Site(Role.Administrator, council =>
        {
            council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna")];
            council.Trails["risk"] = [SampleTrail.Entry(1, "risk.set", "anna")];
        });
        var (_, form) = await site.Get(Page);
        Assert.Contains("Tick that it cannot be undone", (await site.Send(Page, form, ("_handler", "redact"), ("redact-reason", "Names a child"))).Html, StringComparison.Ordinal);
        Assert.Contains("Say why", (await site.Send(Page, form, ("_handler", "forget"), ("forget-reason", " "), ("sure", "true"))).Html, StringComparison.Ordinal);
        Assert.Empty(site.Council.Reasons);

        var forgotten = Html.Text((await site.Send(Page, form, ("_handler", "forget"), ("forget-reason", "Asked for"), ("sure", "true"))).Html);
        Assert.Contains("Measures: the name was removed Risk: the name was removed Benchmarking: knew no name of this person", forgotten, StringComparison.Ordinal);
        Assert.Contains("Who anna Person", forgotten, StringComparison.Ordinal);
        Assert.Equal(["measures, Lucy Armstrong: Asked for", "risk, Lucy Armstrong: Asked for"], site.Council.Reasons.Order());

        var redacted = Html.Text((await site.Send(Page, form, ("_handler", "redact"), ("redact-reason", "Names a child"), ("sure", "true"))).Html);
        Assert.Contains("Before, after, why and from where were removed on 2 April 2026 at 10am.", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("10.1.2.3", redacted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_could_not_be_removed_everywhere_is_said()
    {
        const string Page = "/audit/measures/1";
        await using var site = await Site(Role.Administrator, council => council.Trails["measures"] = [SampleTrail.Entry(1, "values.submitted", "anna")], "reporting");
        var (_, form) = await site.Get(Page);
        var text = Html.Text((await site.Send(Page, form, ("_handler", "forget"), ("forget-reason", "Asked for"), ("sure", "true"))).Html);
        Assert.Contains("Not done everywhere The name still stands in some trails.", text, StringComparison.Ordinal);
        Assert.Contains("Reporting: not removed.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit/check")]
    [InlineData("/audit/measures/1")]
    [InlineData("/audit/entries.csv")]
    public async Task Others_are_told_who_may(string path)
    {
        await using var site = await Site(Role.PerformanceTeam);
        var (status, html) = await site.Get(path);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("This is for auditors.", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/audit\"", html, StringComparison.Ordinal);
        Assert.Empty(site.Council.TakenOut);
    }

    private static async Task<WebSite> Site(Role role, Action<Peers.Council>? fill = null, params string[] dead)
    {
        var council = SampleCouncil.Make();
        fill?.Invoke(council);
        var site = await WebSite.Start(council, dead);
        await site.SignIn(role);
        return site;
    }
}
