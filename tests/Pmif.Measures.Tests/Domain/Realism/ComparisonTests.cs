using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Realism;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Realism;

public sealed class ComparisonTests
{
    private static readonly MeasureDefinition Quarterly = new() { Frequency = Frequency.Quarterly, TemporalType = TemporalType.Flow, Unit = Units.Number, Polarity = Polarity.Higher, Decimals = 0 };
    private static readonly PeriodTarget Year = new(Period.FinancialYear(2025), 1_000);
    private static readonly TargetSet Seasonal = new() { Tolerance = new(ToleranceUnit.Absolute, 10), Targets = [Year], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [0.4m, 0.3m, 0.2m, 0.1m] };

    [Theory]
    [InlineData("2024-04-01/P3M", 400)]
    [InlineData("2024-07-01/P3M", 300)]
    [InlineData("2025-01-01/P3M", 100)]
    [InlineData("2024-04-01/P6M", 700)]
    [InlineData("2024-10-01/P6M", 300)]
    [InlineData("2024-04-01/P1Y", 1_000)]
    [InlineData("2024-06-01/P1M", null)] // a month has no share of its own in a quarter's
    [InlineData("2024-07-01/P1M", null)]
    [InlineData("2024-05-01/P3M", null)] // no quarter of this year
    public void A_period_is_held_against_its_own_share_of_a_seasonal_target(string period, int? asked) => Assert.Equal(asked, AskedOf(Quarterly, period));

    [Theory]
    [InlineData("2024-04-01/P3M", 400)]
    [InlineData("2024-04-01/P6M", 700)]
    [InlineData("2024-04-01/P9M", 900)]
    [InlineData("2024-09-01/P1M", 700)] // the total at the end of September, told as that month's
    [InlineData("2024-04-01/P1M", null)]
    [InlineData("2024-04-01/P5M", null)] // in the middle of a quarter
    public void A_running_total_is_held_against_the_shares_of_the_year_so_far(string period, int? asked) =>
        Assert.Equal(asked, AskedOf(Quarterly with { TemporalType = TemporalType.Cumulative }, period));

    private static decimal? AskedOf(MeasureDefinition definition, string period)
    {
        SeriesPoint[] points = [new(Period.ParseIso(period), 5, null, null, ValueFlag.None, Rag.Monitoring, null)];
        return Comparison.Of(definition, Seasonal, Year, points) is [var only] ? only.Target.Value : null;
    }
}
