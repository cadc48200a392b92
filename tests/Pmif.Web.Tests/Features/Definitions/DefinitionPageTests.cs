using System.Net;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Features.Definitions;

public sealed class DefinitionPageTests
{
    private const string Address = "/measures/HR01/definition";

    [Fact]
    public async Task Shows_what_each_version_changed_when_by_whom_and_why()
    {
        var council = SampleCouncil.Make();
        var now = council.Measures.Find(measure => measure.Code == "HR01")!.Clone();
        var before = now.Clone();
        (before.Version, now.Version, before.Owner, now.Owner) = (1, 2, "Head of <b>HR</b>", "Director of People");
        council.Versions.AddRange([Version(now, "Reorganisation"), Version(before, "")]);
        await using var site = await WebSite.Start(council);

        var (status, html) = await site.Get(Address);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("demo administrator, 3 June 2025 at 2:05pm: Reorganisation What changed Before After Owner Head of <b>HR</b> Director of People", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("The measure was put on the list.", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>HR</b>", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Address}\"", (await site.Get("/measures/HR01")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_performance_team_retires_a_measure_and_takes_it_back()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await site.SignIn(Role.PerformanceTeam);

        var (_, retired) = await site.Send(Address, (await site.Get(Address)).Html, ("from", "2026-04-01"), ("replacedBy", ""), ("reason", "Cabinet, 3 March"));
        Assert.Contains("Retired From 1 April 2026: Cabinet, 3 March", Html.Text(retired), StringComparison.Ordinal);

        var (_, back) = await site.Send(Address, retired, ("why", "Scrutiny asked for it"));
        Assert.DoesNotContain("From 1 April 2026", Html.Text(back), StringComparison.Ordinal);
        Assert.Equal("Scrutiny asked for it", site.Council.Measures.Find(measure => measure.Code == "HR01")!.RetiredReason);
    }

    [Fact]
    public async Task A_refusal_is_shown_above_the_form_that_keeps_what_was_written()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await site.SignIn(Role.Administrator);
        var (_, html) = await site.Send(Address, (await site.Get(Address)).Html, ("from", "2026-04-01"), ("replacedBy", "NONE"), ("reason", "Cabinet"));
        Assert.Contains("The measure was not changed The measure that takes its place must be on the list", Html.Text(html), StringComparison.Ordinal);
        Assert.Contains("value=\"NONE\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_change_it_is_told_who_may()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await site.SignIn(Role.Contributor);
        var (_, html) = await site.Get(Address);
        Assert.Contains("Definitions are changed by the performance team.", Html.Text(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Retire the measure", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_has_no_definition()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/measures/NONE/definition")).Status);
    }

    private static MeasureVersion Version(Measure definition, string reason) =>
        new() { Definition = definition, Reason = reason, RecordedBy = "demo administrator", RecordedAt = Timestamp.FromDateTime(SampleCouncil.Now) };
}
