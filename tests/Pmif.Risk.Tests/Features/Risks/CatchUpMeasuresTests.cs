using Pmif.AppHost.Local;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Risk.Tests.Features.Risks;

/// <summary>With servers of its own, as Measures is taken away.</summary>
public sealed class CatchUpMeasuresTests(RiskFixture fixture) : IClassFixture<RiskFixture>
{
    [Fact]
    public async Task A_risk_is_taken_while_measures_is_away_and_hears_of_it_later()
    {
        var (code, measure) = (fixture.Code("W"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Red, 1);
        await fixture.Measures.Stop();
        try
        {
            Assert.Equal("open", (await fixture.Enter(code, Sample.Risk(measure))).GetProperty("state").GetString());
        }
        finally
        {
            await fixture.Measures.Start();
        }

        await fixture.Becomes(code, "review-needed");
    }

    [Fact]
    public async Task A_start_on_old_data_asks_about_every_watched_measure()
    {
        var (code, measure) = (fixture.Code("W"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Green, 1);
        await fixture.Enter(code, Sample.Risk(measure));
        fixture.Measures.Rate(measure, Rag.Red, 2);

        await using var second = await RunningService.Start<Program>(fixture.Risk.Settings with { HttpPort = FreePorts.Take(), GrpcPort = FreePorts.Take() });

        await fixture.Becomes(code, "review-needed");
    }
}
