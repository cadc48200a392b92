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
    [InlineData("2024-01-01/P6M", null)] // of two years
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

    [Theory]
    [InlineData(Frequency.Monthly, 36)]
    [InlineData(Frequency.Quarterly, 12)]
    [InlineData(Frequency.HalfYearly, 6)]
    [InlineData(Frequency.Annual, 10)]
    [InlineData(Frequency.Adhoc, 10)]
    public void Three_years_are_looked_back_upon_or_ten_values_where_they_come_a_year_apart_or_now_and_then(Frequency frequency, int count) =>
        Assert.Equal(count, Comparison.Of(Quarterly with { Frequency = frequency, TemporalType = TemporalType.Snapshot }, Seasonal, Year,
            [.. Enumerable.Range(0, 50).Select(i => Point(Period.Month(2020, 1).Shift(i)))]).Count);

    [Fact]
    public void Stretch_and_amber_have_the_same_share_as_the_target()
    {
        var target = Year with { Stretch = 1_200, Amber = 800 };
        var part = Assert.Single(Comparison.Of(Quarterly, Seasonal, target, [Point(Period.ParseIso("2024-04-01/P3M"))])).Target;
        Assert.Equal((400, 480m, 320m), (part.Value, part.Stretch, part.Amber));
    }

    [Fact]
    public void Of_a_target_of_half_a_year_nothing_is_said_of_a_quarter() => Assert.Empty(Comparison.Of(Quarterly, new() { Tolerance = Seasonal.Tolerance, Trajectory = TrajectoryKind.Cumulative, Targets = Seasonal.Targets },
        new(Period.ParseIso("2025-04-01/P6M"), 500), [Point(Period.ParseIso("2024-04-01/P3M"))]));

    private static SeriesPoint Point(Period period) => new(period, 5, null, null, ValueFlag.None, Rag.Monitoring, null);

    private static decimal? AskedOf(MeasureDefinition definition, string period) =>
        Comparison.Of(definition, Seasonal, Year, [Point(Period.ParseIso(period))]) is [var only] ? only.Target.Value : null;
}
