using System.Net;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.Commentary;

public sealed class CommentaryPagesTests
{
    private const string Period = "2025-01-01/P3M", Address = "/measures/HR01/commentary?period=2025-01-01%2FP3M";

    [Fact]
    public async Task A_measure_says_that_its_commentary_is_missing_and_leads_to_the_form()
    {
        var council = SampleCouncil.Make();
        council.Check.RequiredFor.Add("red");
        await using var site = await SignedIn(council);
        var (status, html) = await site.Get("/measures/HR01");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Nobody has explained the figure for Q4 2024/25 yet. A commentary is needed, because the figure is off target.", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Address}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_shows_its_commentary_and_what_the_checker_says_of_it()
    {
        var council = SampleCouncil.Make();
        Write(council, "<p>We are <strong>on target</strong>.</p>");
        await using var site = await SignedIn(council);
        var html = (await site.Get("/measures/HR01")).Html;
        Assert.Contains("<p>We are <strong>on target</strong>.</p>", html, StringComparison.Ordinal);
        Assert.Matches("Commentary Q4 2024/25 We are on target . An Owner, 3 June 2025 at 2:05pm, changed once: Names the cause Change the commentary on Q4 2024/25 "
            + "The figure has changed since this was written. What the checker says of it This says that the target is met; the figure is rated red. We are on target.", Html.Text(html));
    }

    [Fact]
    public async Task The_form_shows_findings_before_anything_is_saved()
    {
        var council = SampleCouncil.Make();
        council.Check.RequiredFor.Add("red");
        council.Check.Review.Findings.Add(new CommentaryFinding { Code = "measures.commentary-no-cause", Message = "It does not say why." });
        await using var site = await SignedIn(council);
        var (status, html) = await Post(site, Address, "check", "Sickness <b>rose</b>");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("As it will be shown Sickness <b>rose</b> What the checker says of it It does not say why.", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("Sickness &lt;b&gt;rose&lt;/b&gt;</textarea>", html, StringComparison.Ordinal);
        Assert.Empty(council.Commentary);
    }

    [Fact]
    public async Task What_says_something_of_a_person_is_erased_by_those_who_may_and_the_page_says_so()
    {
        var council = SampleCouncil.Make();
        Write(council, "<p>Marjorie fell ill.</p>");
        await using var owner = await SignedIn(council, Role.MeasureOwner);
        Assert.DoesNotContain("Erase", Html.Text((await owner.Get(Address)).Html), StringComparison.Ordinal);
        await using var site = await SignedIn(council);
        await site.Send(Address, (await site.Get(Address)).Html, ("_handler", "erase"), ("why", "It named somebody"));
        var text = Html.Text((await site.Get(Address)).Html);
        Assert.Contains("was erased by A Person, 15 June 2025 at 4:06pm: It named somebody", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marjorie", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_saves_and_leads_back_to_the_measure()
    {
        await using var site = await SignedIn(SampleCouncil.Make());
        var (status, html) = await Post(site, Address, "save", "Sickness rose");
        Assert.True(status == HttpStatusCode.OK, html);
        Assert.Equal(("Sickness rose", 1), (site.Council.Commentary[("HR01", "", Period)].Standing.Text, site.Council.Commentary[("HR01", "", Period)].Standing.Version));
        Assert.Contains("Owen Fairbairn, 3 June 2025", Html.Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_does_not_overwrite_what_was_written_meanwhile()
    {
        await using var site = await SignedIn(SampleCouncil.Make());
        var (_, form) = await site.Get(Address);
        Write(site.Council, "<p>Mine</p>");
        var (status, html) = await Send(site, Address, form, "save", "Theirs");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("It was not saved The commentary or its figure is not the one that you have seen; read it again", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains(">Theirs</textarea>", html, StringComparison.Ordinal);
        Assert.Equal("Standing", site.Council.Commentary[("HR01", "", Period)].Standing.Text);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_not_taken()
    {
        await using var site = await SignedIn(SampleCouncil.Make());
        using var body = new FormUrlEncodedContent([new("_handler", "commentary"), new("action", "save"), new("text", "x"), new("against", "0")]);
        using var answer = await site.Http.PostAsync(new Uri(Address, UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(site.Council.Commentary);
    }

    [Theory]
    [InlineData("/measures/NONE/commentary?period=2025-01-01%2FP3M")]
    [InlineData("/measures/HR01/commentary")]
    public async Task What_is_not_there_has_no_form(string address)
    {
        await using var site = await SignedIn(SampleCouncil.Make());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(address)).Status);
    }

    private static async Task<WebSite> SignedIn(Council council, Role role = Role.PerformanceTeam)
    {
        var site = await WebSite.Start(council);
        await site.SignIn(role);
        return site;
    }

    private static async Task<(HttpStatusCode Status, string Html)> Post(WebSite site, string address, string action, string text)
    {
        var (status, form) = await site.Get(address);
        Assert.Equal(HttpStatusCode.OK, status);
        return await Send(site, address, form, action, text);
    }

    private static Task<(HttpStatusCode Status, string Html)> Send(WebSite site, string address, string form, string action, string text) =>
        site.Send(address, form, ("action", action), ("text", text));

    private static void Write(Council council, string html) => council.Commentary[("HR01", "", Period)] = new()
    {
        Measure = "HR01", Period = Period, PeriodLabel = "Q4 2024/25", Outdated = true,
        Standing = new() { Version = 2, Text = "Standing", Html = html, Reason = "Names the cause", WrittenBy = "An Owner", WrittenAt = Timestamp.FromDateTime(SampleCouncil.Now) },
        Review = new()
        {
            Findings = { new CommentaryFinding { Code = "measures.commentary-contradicts-rating", Passage = "We are on target.", Message = "This says that the target is met; the figure is rated red." } },
        },
    };
}
