using System.Net;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.Submissions;

public sealed class SubmissionsPageTests
{
    [Fact]
    public async Task Lists_what_came_in_with_what_became_of_it_and_a_way_to_its_receipt()
    {
        await using var site = await WebSite.Start(Council());
        await site.SignIn(Role.PerformanceTeam);
        var (_, html) = await site.Get("/submissions");
        var text = Html.Text(html);
        Assert.Contains("3 June 2025 at 2:05pm HR demo hr Taken in part 2 series changed 12 3", text, StringComparison.Ordinal);
        Assert.Contains("A. Clerk Undid an earlier one: Sent too early Nothing changed 1 0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("demo payroll", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/submissions/receipt-1\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/submissions?cursor=further\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", (await site.Get("/submissions?cursor=further")).Html, StringComparison.Ordinal);
        Assert.Contains("demo payroll", (await site.Get("/submissions?show=all")).Html, StringComparison.Ordinal);
        var mine = (await site.Get("/submissions?show=mine")).Html;
        Assert.DoesNotContain("demo hr", mine, StringComparison.Ordinal);
        Assert.Contains("A. Clerk", mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_leads_to_its_receipt_for_those_who_may_see_it()
    {
        var council = Council();
        council.Series[("HR01", "")].Points[0].Submission = "receipt-7";
        await using var site = await WebSite.Start(council);
        Assert.DoesNotContain("receipt-7", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
        await site.SignIn(Role.Viewer);
        Assert.DoesNotContain("receipt-7", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get("/submissions")).Status);
        await site.SignIn(Role.Contributor);
        Assert.Contains("href=\"/submissions/receipt-7\"", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
    }

    private static Council Council()
    {
        var council = SampleCouncil.Make();
        council.Submissions.AddRange([
            One("receipt-1", "hr", "demo hr", "accepted-with-issues", 12, 2, 3),
            One("receipt-2", "payroll", "demo payroll", "accepted", 4, 1, 0),
            new(One("receipt-3", "", "A. Clerk", "accepted", 1, 0, 0)) { Reverts = "receipt-0", Reason = "Sent too early" }]);
        return council;
    }

    private static SubmissionSummary One(string id, string source, string sender, string outcome, long rows, int changed, int issues) => new()
    {
        Id = id, Source = source, Sender = sender, Outcome = outcome, ReceivedAt = Timestamp.FromDateTime(SampleCouncil.Now), Rows = new() { Received = rows }, SeriesChanged = changed, IssueCount = issues,
    };
}
