using Pmif.Contracts.Reporting.V1;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Features.Scorecards;

public sealed class LayoutStreamTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task An_open_page_is_told_of_another_layout_and_of_the_end_of_its_scorecard()
    {
        await fixture.LayOut(1, ("balanced", ["all: M1"]));
        await using var stream = await EventStream.Open(fixture.Reporting, "balanced/stream");
        using var watch = new Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient(fixture.Reporting.Grpc)
            .WatchScorecard(new WatchScorecardRequest { Code = "balanced" }, deadline: DateTime.UtcNow.AddSeconds(60));
        await watch.ResponseHeadersAsync;

        await fixture.LayOut(2, ("balanced", ["all: M1 M2"]));
        Assert.Equal("""{"code":"balanced","frameworkVersion":2}""", Json.Text((await stream.Next("layout")).Data));
        Assert.False(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        await fixture.LayOut(3, ("other", ["all: M1"]));
        Assert.True(await stream.Ends());
    }
}
