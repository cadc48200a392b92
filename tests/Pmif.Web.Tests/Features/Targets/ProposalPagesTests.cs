using System.Net;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.Targets;

public sealed class ProposalPagesTests
{
    private const string Propose = "/measures/HR01/targets/propose", Proposal = "/target-proposals/1";

    private static readonly (string, string)[] Fields =
        [("period", "2025/26"), ("value", "8"), ("stretch", ""), ("amber", ""), ("tolerance-unit", "relative"), ("tolerance-amount", "5"), ("trajectory", "linear"), ("baseline-period", "2024/25"), ("baseline-value", "9.4")];

    [Fact]
    public async Task The_form_starts_from_what_stands_and_never_guesses_a_unit()
    {
        var council = Council();
        council.Targets[("HR01", "")].Targets.Add(new GivenTarget { Period = "2024-04-01/P1Y", Value = "9", Stretch = "8" });
        await using var site = await SignedIn(council);
        var html = (await site.Get(Propose)).Html;
        Assert.Contains("name=\"period\" maxlength=\"40\" value=\"2024/25\"", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"relative\" selected", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Percentage points", html, StringComparison.Ordinal);
        Assert.Contains("Choose one</option>", (await site.Get("/measures/CM01/targets/propose")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_shows_thresholds_colour_chance_and_what_stands_out_and_keeps_nothing()
    {
        await using var site = await SignedIn(Council());
        var (status, html) = await Send(site, "check", "");
        var text = Html.Text(html);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("The latest figure, 9.4 days for Q4 2024/25, would be held against 8.0 days or less and would be: Off target (now: Close to target )", text, StringComparison.Ordinal);
        Assert.Contains("The chance of meeting the target is 3% .", text, StringComparison.Ordinal);
        Assert.Contains("Unreachable: The chance of meeting 8.0 in 2025/26 is below 5%.", text, StringComparison.Ordinal);
        Assert.Contains("Q4 2025/26 8.0 days or less 8.4 days or less", text, StringComparison.Ordinal);
        Assert.Contains("name=\"value\" maxlength=\"40\" value=\"8\"", html, StringComparison.Ordinal);
        Assert.Equal(("2025/26", "8", "linear", "9.4"), (site.Council.TargetInputs[0].Targets.Single().Period, site.Council.TargetInputs[0].Targets[0].Value, site.Council.TargetInputs[0].Trajectory, site.Council.TargetInputs[0].BaselineValue));
        Assert.Empty(site.Council.TargetProposals);
    }

    [Fact]
    public async Task What_is_not_sound_is_said_and_the_form_keeps_what_was_typed()
    {
        await using var site = await SignedIn(Council());
        var (_, form) = await site.Get(Propose);
        var (_, unsound) = await site.Send(Propose, form, ("action", "check"), ("period", "2025/26"), ("value", "8"), ("tolerance-unit", ""));
        Assert.Contains("They are not sound yet Targets need a tolerance with its unit", Html.Text(unsound), StringComparison.Ordinal);
        Assert.Contains("name=\"period\" maxlength=\"40\" value=\"2025/26\"", unsound, StringComparison.Ordinal);
        Assert.Contains("They were not proposed A reason is needed", Html.Text((await Send(site, "propose", "")).Html), StringComparison.Ordinal);
        Assert.Empty(site.Council.TargetProposals);
    }

    [Fact]
    public async Task Who_proposes_may_withdraw_and_another_person_decides()
    {
        await using var site = await SignedIn(Council());
        var (status, proposed) = await Send(site, "propose", "Cabinet, 24 January");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("You proposed these, so another person decides.", Html.Text(proposed), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"accept\"", proposed, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Proposal}\"", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);

        await site.SignIn(Role.Director);
        var (_, page) = await site.Get(Proposal);
        Assert.Contains("would be: Off target", Html.Text(page), StringComparison.Ordinal);
        Assert.Contains("It was not decided A reason is needed", Html.Text((await site.Send(Proposal, page, ("decision", "reject"))).Html), StringComparison.Ordinal);
        var (_, accepted) = await site.Send(Proposal, page, ("decision", "accept"), ("reason", "As agreed"));
        Assert.Matches("Accepted by .+ on 3 June 2025 at 2:05pm: As agreed\\.", Html.Text(accepted));
        Assert.DoesNotContain("<form method=\"post\" action=\"/target", accepted, StringComparison.Ordinal);
        Assert.Equal("accepted", site.Council.TargetProposals[0].State);
        Assert.Contains("No targets that you may see wait for a decision.", Html.Text((await site.Get("/target-proposals")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_the_same_name_is_another_person()
    {
        await using var site = await SignedIn(Council());
        await Send(site, "propose", "Plan");
        site.Council.TargetProposals[0].ProposedById = "another";
        Assert.Contains("value=\"accept\"", (await site.Get(Proposal)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_see_proposals_and_versions_and_change_nothing()
    {
        var council = Council();
        council.TargetProposals.Add(new()
        {
            Id = 1, State = "proposed", ProposedBy = "A. Officer", ProposedAt = Timestamp.FromDateTime(SampleCouncil.Now),
            Targets = new() { Measure = "HR01", Reason = "Plan", Targets = { new GivenTarget { Period = "2025-04-01/P1Y", Value = "8" } } },
        });
        await using var site = await WebSite.Start(council);
        await site.SignIn(Role.Viewer);
        var (status, html) = await site.Get(Proposal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("never by the one who proposed them", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"decision\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Get(Propose)).Status);
        var measure = (await site.Get("/measures/HR01")).Html;
        Assert.DoesNotContain("Propose targets", measure, StringComparison.Ordinal);
        Assert.Contains("Earlier versions Version 1,", Html.Text(measure), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/target-proposals/99")).Status);
    }

    private static async Task<WebSite> SignedIn(Council council)
    {
        var site = await WebSite.Start(council);
        await site.SignIn(Role.PerformanceTeam);
        return site;
    }

    private static async Task<(HttpStatusCode Status, string Html)> Send(WebSite site, string action, string reason) =>
        await site.Send(Propose, (await site.Get(Propose)).Html, [.. Fields, ("action", action), ("reason", reason)]);

    private static Council Council()
    {
        var council = SampleCouncil.Make();
        council.TargetPreview = new()
        {
            Measure = "HR01", Version = 3, ToleranceUnit = "relative", ToleranceAmount = "5", AmberRule = "within-tolerance",
            Lines = { new TargetLines { Period = "2026-01-01/P3M", PeriodLabel = "Q4 2025/26", Target = "8", Amber = "8.4" } },
            Latest = new() { Period = "2025-01-01/P3M", PeriodLabel = "Q4 2024/25", Value = "9.4", Rag = "amber", RagAfter = "red", Target = "9", TargetAfter = "8" },
            Outlook = new() { Forecast = new() { Period = "2026-01-01/P3M", Value = "9.2", Target = "8", Rag = "red" }, Chance = 0.03 },
            Warnings = { new TargetWarning { Code = "measures.target-unreachable", Message = "The chance of meeting 8.0 in 2025/26 is below 5%." } },
        };
        return council;
    }
}
