using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.Submissions;

public sealed partial class SendPageTests
{
    private const string Csv = "measure,period,value\nHR01,2026-10,9.1\n";

    [Fact]
    public async Task A_file_is_checked_first_and_then_sent_as_it_was_checked_once()
    {
        await using var site = await SignedIn(Role.Contributor);
        var (_, check) = await Upload(site, Encoding.UTF8.GetBytes(Csv));
        Assert.Contains("What would happen 1 row was read: 1 figure would be new. Send", Html.Text(check), StringComparison.Ordinal);
        var (options, text) = Assert.Single(site.Council.Sent);
        Assert.Equal((true, "text/csv", "", Csv), (options.DryRun, options.ContentType, options.IdempotencyKey, text));

        var (status, receipt) = await site.Send("/figures/send", check, ("action", "send"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Receipt 1 row was read: 1 figure is new. Its number is receipt-2.", Html.Text(receipt), StringComparison.Ordinal);
        await site.Send("/figures/send", check, ("action", "send"));
        Assert.Equal([false, false], site.Council.Sent.Skip(1).Select(sent => sent.Options.DryRun));
        Assert.Equal(Csv, site.Council.Sent[1].Text.ReplaceLineEndings("\n"));
        Assert.True(Guid.TryParse(site.Council.Sent[1].Options.IdempotencyKey, out _));
        Assert.Equal(site.Council.Sent[1].Options.IdempotencyKey, site.Council.Sent[2].Options.IdempotencyKey);
    }

    [Fact]
    public async Task Cells_of_a_spreadsheet_are_pasted_as_they_are()
    {
        await using var site = await SignedIn(Role.MeasureOwner);
        await site.Send("/figures/send", (await site.Get("/figures/send")).Html, ("action", "check"), ("rows", "measure\tperiod\tvalue\tnote\r\nHR01\t2026-10\t9.1\tfirst, estimate\r\n"));
        Assert.Equal("measure,period,value,note\nHR01,2026-10,9.1,\"first, estimate\"\n", Assert.Single(site.Council.Sent).Text);
    }

    [Fact]
    public async Task What_is_wrong_is_shown_row_by_row_and_as_text()
    {
        var council = SampleCouncil.Make();
        (council.Receipt.Rows, council.Receipt.IssueCount) = (new() { Received = 1200, Rejected = 1200 }, 1200);
        council.Receipt.Issues.Add(new RowIssue { Row = 7, Field = "period", Value = "<script>alert(1)</script>", Code = "measures.period-invalid", Message = "This is no period." });
        await using var site = await SignedIn(Role.Contributor, council);
        var (_, html) = await Upload(site, Encoding.UTF8.GetBytes(Csv));
        Assert.Contains("1,200 rows were read: 1,200 rows would be refused.", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("the first 1 of 1200", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("7 period <script>alert(1)</script> This is no period.", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"send\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused_before_a_letter_of_it_is_lost()
    {
        await using var site = await SignedIn(Role.Contributor);
        var (_, html) = await Upload(site, Encoding.Latin1.GetBytes("measure,period,value,note\nHR01,2026-10,9,£5\n"));
        Assert.Contains("In a spreadsheet, save it as “CSV UTF-8”.", Html.Text(html), StringComparison.Ordinal);
        Assert.Empty(site.Council.Sent);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        await using var site = await SignedIn(Role.Contributor);
        var (_, html) = await Upload(site, new byte[(1 << 20) + 1]);
        Assert.Contains("more than 1 megabyte", Html.Text(html), StringComparison.Ordinal);
        Assert.Empty(site.Council.Sent);
    }

    [Fact]
    public async Task Nothing_at_all_is_told_by_the_service_itself()
    {
        await using var site = await SignedIn(Role.Contributor);
        var (_, html) = await site.Send("/figures/send", (await site.Get("/figures/send")).Html, ("action", "check"));
        Assert.Contains("Nothing was sent The header line is missing: The body is empty.", Html.Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_figure_is_entered_on_a_form_of_its_measure()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        Assert.Contains("href=\"/measures/HR01/figure\"", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
        var (_, check) = await site.Send("/measures/HR01/figure", (await site.Get("/measures/HR01/figure")).Html,
            ("action", "check"), ("period", " October 2026"), ("value", "9.1"), ("flag", "[p]"), ("note", "As told, \"by phone\""));
        Assert.Equal("measure,breakdown,period,value,numerator,denominator,flag,note\nHR01,,October 2026,9.1,,,[p],\"As told, \"\"by phone\"\"\"\n", Assert.Single(site.Council.Sent).Text);

        await site.Send("/measures/HR01/figure", check, ("action", "send"));
        Assert.Equal(site.Council.Sent[0].Text, site.Council.Sent[1].Text.ReplaceLineEndings("\n"));
        Assert.False(site.Council.Sent[1].Options.DryRun);
    }

    [Fact]
    public async Task A_receipt_is_undone_with_a_reason()
    {
        await using var site = await SignedIn(Role.PerformanceTeam);
        var (_, html) = await site.Send("/submissions/receipt-1", (await site.Get("/submissions/receipt-1")).Html, ("reason", "Sent too early"));
        Assert.Contains("What was undone This undid an earlier submission : Sent too early", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Undo it", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/submissions/none")).Status);
    }

    [Theory]
    [InlineData("/figures/send")]
    [InlineData("/measures/HR01/figure")]
    [InlineData("/submissions/receipt-1")]
    public async Task Who_may_not_send_is_told_who_may(string address)
    {
        await using var site = await SignedIn(Role.Viewer);
        var (status, html) = await site.Get(address);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("You may not open this page", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/figures/send\"", (await site.Get("/feeds")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_not_taken()
    {
        await using var site = await SignedIn(Role.Contributor);
        using var body = new FormUrlEncodedContent([new("_handler", "figures"), new("action", "send"), new("key", Guid.NewGuid().ToString()), new("rows", Csv)]);
        using var answer = await site.Http.PostAsync(new Uri("/figures/send", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(site.Council.Sent);
    }

    private static async Task<WebSite> SignedIn(Role role, Council? council = null)
    {
        var site = await WebSite.Start(council ?? SampleCouncil.Make());
        await site.SignIn(role);
        return site;
    }

    private static async Task<(HttpStatusCode Status, string Html)> Upload(WebSite site, byte[] file)
    {
        var form = (await site.Get("/figures/send")).Html;
        var main = form[form.IndexOf("<main", StringComparison.Ordinal)..];
        using var body = new MultipartFormDataContent { { new StringContent("check"), "action" }, { new ByteArrayContent(file), "file", "figures.csv" } };
        foreach (Match hidden in Hidden().Matches(main))
            body.Add(new StringContent(hidden.Groups[2].Value), hidden.Groups[1].Value);
        using var answer = await site.Http.PostAsync(new Uri("/figures/send", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
