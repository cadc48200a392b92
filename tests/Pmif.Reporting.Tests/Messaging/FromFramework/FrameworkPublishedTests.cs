using System.Net;
using Pmif.Contracts.Framework.Events;
using Pmif.Reporting.Tests.Peers;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.Messaging.FromFramework;

public sealed class FrameworkPublishedTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Another_version_lays_the_scorecards_out_anew_and_an_older_one_does_not_return()
    {
        await fixture.LayOut(2, ("balanced", ["employees: HR01 HR02"]), ("gone", ["all: HR01"]));
        await fixture.Bus.Publish(Facts.Updated("HR02", 4));
        Assert.Equal(2, (int)(await fixture.Read("balanced"))["frameworkVersion"]!);

        await fixture.LayOut(3, ("balanced", ["people: HR02 HR03", "money: FIN01"]));
        var scorecard = await Eventually.Value(() => fixture.Read("balanced"), read => (int)read["frameworkVersion"]! == 3);
        Assert.Equal(["HR02", "HR03", "FIN01"], Json.Cells(scorecard).Select(cell => (string)cell["measure"]!));
        Assert.Equal(4, (long)Json.Cell(scorecard, "HR02")["revision"]!);
        using var gone = await fixture.Reporting.Http.GetAsync(new Uri("/v1/scorecards/gone", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        await fixture.LayOut(1, ("balanced", ["old: HR09"]));
        Assert.Equal(Json.Text(scorecard), Json.Text(await fixture.Read("balanced")));
    }
}

// Versions only grow, so this one has a service of its own.
public sealed class FrameworkAwayTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Waits_for_a_framework_service_that_is_away()
    {
        fixture.Peers.Frameworks[7] = Facts.Framework(7, ("later", ["all: HR01"]));
        fixture.Peers.AreAway = true;
        await fixture.Bus.Send(new FrameworkPublished("council", 7, "", Facts.Noon));
        fixture.Peers.AreAway = false;

        await Eventually.Value(() => fixture.Status("later"), status => status == HttpStatusCode.OK);
    }
}
