using System.Net;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.Quality;

public sealed class VerificationPageTests
{
    private const string Page = "/measures/HR01/verification", Q4 = "2025-01-01/P3M", Value = Page + "?period=2025-01-01/P3M";

    [Fact]
    public async Task A_second_person_verifies_a_figure_or_queries_it_with_a_reason()
    {
        await using var site = await SignedIn(Role.Verifier);
        Assert.Contains("Q4 2024/25 9.4 days A. Clerk Not verified Look at it", Html.Text((await site.Get(Page)).Html), StringComparison.Ordinal);
        var (_, html) = await site.Get(Value);
        Assert.Contains("Brought by A. Clerk", Html.Text(html), StringComparison.Ordinal);
        var (_, unsaid) = await site.Send(Value, html, ("outcome", "queried"), ("reason", ""));
        Assert.Contains("Nothing was noted A reason is needed", Html.Text(unsaid), StringComparison.Ordinal);

        var (status, queried) = await site.Send(Value, html, ("outcome", "queried"), ("reason", "Twice last year"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("Queried by .+, 3 June 2025 at 2:05pm: Twice last year", Html.Text(queried));
        await site.Send(Value, html, ("outcome", "verified"), ("reason", ""));
        Assert.Equal("verified", site.Council.Values[0].State);
        Assert.Contains("Latest figure, Q4 2024/25: Verified by ", Html.Text((await site.Get("/measures/HR01")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_verifies_a_figure_that_another_has_replaced_meanwhile()
    {
        await using var site = await SignedIn(Role.Verifier);
        var (_, html) = await site.Get(Value);
        site.Council.Values[0].Submission = "another";
        var (_, refused) = await site.Send(Value, html, ("outcome", "verified"));
        Assert.Contains("The value is not the one that you have seen; look at it again", Html.Text(refused), StringComparison.Ordinal);
        Assert.Contains("name=\"against\" value=\"another\"", refused, StringComparison.Ordinal);
        Assert.Equal("unverified", site.Council.Values[0].State);
    }

    [Fact]
    public async Task Nobody_is_offered_their_own_figure_and_a_reader_none()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        site.Council.Values[0].ContributedBy.Add(Name((await site.Get(Page)).Html));
        var (_, own) = await site.Get(Value);
        Assert.Contains("You brought this figure yourself, so another person verifies it.", Html.Text(own), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"outcome\"", own, StringComparison.Ordinal);

        await site.SignIn(Role.Viewer);
        var (status, reader) = await site.Get(Value);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Figures are verified by verifiers, directors or the performance team of Corporate services.", Html.Text(reader), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"outcome\"", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("Look at it", reader, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get("/quality/to-verify")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/measures/NONE/verification")).Status);
    }

    [Fact]
    public async Task The_list_names_what_waits()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        site.Council.Quality.AddRange([
            new() { Measure = "FN01", Name = "Council tax collected", Unverified = 0, Latest = "verified" },
            new() { Measure = "HR01", Name = "Working days lost to sickness", LeadService = "Corporate services", Unverified = 3, Queried = 1, Latest = "unverified" }]);
        var text = Html.Text((await site.Get("/quality/to-verify")).Html);
        Assert.Contains("Working days lost to sickness HR01 · Corporate services Latest not verified. 3 not verified, 1 queried.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Council tax collected", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/quality/to-verify\"", (await site.Get("/quality")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_needs_a_note_and_starts_from_the_last_one()
    {
        await using var site = await SignedIn(Role.Auditor);
        const string Assurance = "/measures/HR01/assurance";
        var (_, html) = await site.Get(Assurance);
        (string, string)[] fields = [("completeness", "high"), ("accuracy", "limited")];
        var (_, unsaid) = await site.Send(Assurance, html, [.. fields, ("note", "")]);
        Assert.Contains("The assessment was not saved A reason is needed: The note says what was looked at.", Html.Text(unsaid), StringComparison.Ordinal);
        Assert.Contains("<option value=\"limited\" selected", unsaid, StringComparison.Ordinal);

        var (_, saved) = await site.Send(Assurance, html, [.. fields, ("note", "Ten forms traced")]);
        Assert.Contains("Now: Limited .", Html.Text(saved), StringComparison.Ordinal);
        Assert.Matches("Limited, 3 June 2025 at 2:05pm .+: Ten forms traced", Html.Text(saved));
        Assert.Contains("<option value=\"limited\" selected", saved, StringComparison.Ordinal);
        Assert.Contains("Assurance: Limited , assessed by", Html.Text((await site.Get("/measures/HR01")).Html), StringComparison.Ordinal);

        await site.SignIn(Role.Viewer);
        var reader = (await site.Get(Assurance)).Html;
        Assert.DoesNotContain("name=\"note\"", reader, StringComparison.Ordinal);
        Assert.Contains("Measures are assessed by auditors or the performance team.", Html.Text(reader), StringComparison.Ordinal);
    }

    private static string Name(string html) => System.Text.RegularExpressions.Regex.Match(html, "app-person__name\"><strong>([^<]+)<").Groups[1].Value;

    private static async Task<WebSite> SignedIn(Role role)
    {
        var council = SampleCouncil.Make();
        council.Values.Add(new() { Period = Q4, PeriodLabel = "Q4 2024/25", Value = "9.4", Flag = "none", Submission = "one", ContributedBy = { "A. Clerk" }, State = "unverified" });
        var site = await WebSite.Start(council);
        await site.SignIn(role);
        return site;
    }
}
