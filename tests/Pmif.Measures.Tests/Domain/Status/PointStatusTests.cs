using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Status;

/// <summary>The precedence of the states without a colour (domain notes, section 2.2, rule 1).</summary>
public sealed class PointStatusTests
{
    private static readonly Period Month = Period.Month(2024, 4);
    private static readonly MeasureDefinition Measure = new();
    private static readonly TargetSet Targets = new() { Tolerance = new(ToleranceUnit.Relative, 5), Targets = [new(Month, 10)] };

    [Fact]
    public void Is_not_in_force_before_anything_else() =>
        Assert.Equal(Rag.NotInForce, PointStatus.OfReported(null, Targets, Month, 10, ValueFlag.Confidential).Rag);

    [Theory]
    [InlineData(ValueFlag.NotApplicable, Rag.NotDue)]
    [InlineData(ValueFlag.Confidential, Rag.Suppressed)]
    [InlineData(ValueFlag.NotAvailable, Rag.NoData)]
    [InlineData(ValueFlag.LowReliability, Rag.NoData)]
    public void Says_why_a_value_is_missing(ValueFlag flag, Rag expected)
    {
        Assert.Equal(expected, PointStatus.OfReported(Measure, Targets, Month, null, flag).Rag);
        Assert.Equal(expected, PointStatus.OfReported(Measure with { Kind = MeasureKind.Contextual }, null, Month, null, flag).Rag);
    }

    [Fact]
    public void Is_suppressed_before_it_is_rated() =>
        Assert.Equal(Rag.Suppressed, PointStatus.OfReported(Measure, Targets, Month, 10, ValueFlag.Confidential).Rag);

    [Fact]
    public void Is_a_baseline_while_there_is_no_target_for_the_period()
    {
        Assert.Equal(Rag.Baseline, PointStatus.OfReported(Measure, null, Month, 10, ValueFlag.None).Rag);
        Assert.Equal(new PointStatus(Rag.Baseline, null), PointStatus.OfReported(Measure, Targets, Month.Next(), 10, ValueFlag.None));
    }

    [Fact]
    public void Is_monitored_where_it_is_contextual_or_neither_way_is_better()
    {
        Assert.Equal(new PointStatus(Rag.Monitoring, 10), PointStatus.OfReported(Measure with { Kind = MeasureKind.Contextual }, Targets, Month, 10, ValueFlag.None));
        Assert.Equal(Rag.Monitoring, PointStatus.OfReported(Measure with { Polarity = Polarity.None }, null, Month, 10, ValueFlag.None).Rag);
    }

    [Fact]
    public void Is_rated_otherwise_whatever_the_other_flags() =>
        Assert.Equal(new PointStatus(Rag.Green, 10), PointStatus.OfReported(Measure, Targets, Month, 10, ValueFlag.Provisional));

    [Fact]
    public void Rates_a_range_without_any_target_set() =>
        Assert.Equal(Rag.Green, PointStatus.OfReported(Measure with { Polarity = Polarity.Range, Range = new(8, 12) }, null, Month, 10, ValueFlag.None).Rag);

    [Theory]
    [InlineData(-3, Rag.Green)]
    [InlineData(0, Rag.Green)]
    [InlineData(1, Rag.Red)]
    public void Wants_a_milestone_on_its_due_date_where_no_target_says_otherwise(int daysLate, Rag expected) =>
        Assert.Equal(new PointStatus(expected, 0), PointStatus.OfReported(Measure with { Unit = Units.Milestone }, null, Month, daysLate, ValueFlag.None));

    // Section 2.3: the cumulative share up to this quarter for a running total, the quarter's own share for the amount of one quarter.
    [Theory]
    [InlineData(TemporalType.Cumulative, 60)]
    [InlineData(TemporalType.Flow, 40)]
    public void Is_judged_by_the_share_of_the_year_so_far_where_the_value_is_a_running_total(TemporalType type, int target)
    {
        var definition = Measure with { Frequency = Frequency.Quarterly, TemporalType = type };
        var quarter = Period.FinancialQuarter(2024, 2);
        var targets = Targets with { Targets = [new(Period.FinancialYear(2024), 200)], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [0.1m, 0.2m, 0.3m, 0.4m] };
        Assert.Equal(new PointStatus(Rag.Green, target), PointStatus.OfReported(definition, targets, quarter, target, ValueFlag.None));
        Assert.Equal(target, RatingBasis.Of(definition, targets, quarter, target, ValueFlag.None, false).Lines!.Value.Target);
        Assert.Equal(target, ResolvedTargets.Of(targets, definition).Single(line => line.Period == quarter).Target);
    }

    [Theory]
    [InlineData(Rag.Blue, AmberRule.Acceptable, true)]
    [InlineData(Rag.Blue, AmberRule.WithinTolerance, false)] // beyond the stretch target
    [InlineData(Rag.Green, AmberRule.Acceptable, false)]
    public void Tells_an_acceptable_blue_from_one_beyond_the_stretch_target(Rag rag, AmberRule rule, bool acceptable) => Assert.Equal(acceptable,
        SeriesStatus.Of(Measure, Targets with { AmberRule = rule }, [new SeriesPoint(Month, 10, null, null, ValueFlag.None, rag, 10)], 1).Acceptable);

    [Theory]
    [InlineData("2024-05-20", Rag.NotDue)]
    [InlineData("2024-05-21", Rag.Overdue)]
    public void Is_overdue_once_the_lag_has_passed(string today, Rag expected) =>
        Assert.Equal(expected, PointStatus.OfUnreported(Measure with { LagDays = 20 }, Month, DateOnly.Parse(today)));

    [Fact]
    public void Is_never_overdue_where_no_value_is_expected_at_any_time() =>
        Assert.Equal(Rag.NotDue, PointStatus.OfUnreported(Measure with { Frequency = Frequency.Adhoc }, Month, new DateOnly(2034, 1, 1)));
}
