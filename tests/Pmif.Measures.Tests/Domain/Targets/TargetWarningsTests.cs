using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Targets;

public sealed class TargetWarningsTests
{
    private static readonly MeasureDefinition Quarterly = new() { Frequency = Frequency.Quarterly };
    private static readonly TargetSet Sound = new() { Tolerance = new(ToleranceUnit.Relative, 5), Targets = [new(Period.FinancialYear(2024), 95)] };

    [Fact]
    public void Has_nothing_to_say_about_ordinary_targets() => Assert.Empty(TargetWarnings.Of(Sound, Quarterly, Sound));

    [Fact]
    public void Warns_where_amber_has_no_width_at_the_declared_decimals()
    {
        Assert.Equal(["measures.amber-invisible"], Codes(Sound with { Tolerance = new(ToleranceUnit.Relative, 0.4m) }, Quarterly with { Decimals = 0 }));
        Assert.Empty(Codes(Sound with { Tolerance = new(ToleranceUnit.Relative, 0) }, Quarterly));
    }

    [Fact]
    public void Warns_where_a_line_crosses_zero() => Assert.Equal(["measures.amber-invisible"], Codes(
        Sound with { Baseline = new(Period.FinancialYear(2023), -8), Targets = [new(Period.FinancialYear(2024), 8)], Trajectory = TrajectoryKind.Linear }, Quarterly));

    [Fact]
    public void Warns_of_a_growing_target_for_values_that_do_not_grow()
    {
        Assert.Equal(["measures.trajectory-running-total"], Codes(Sound with { Trajectory = TrajectoryKind.Cumulative }, Quarterly));
        Assert.Empty(Codes(Sound with { Trajectory = TrajectoryKind.Cumulative }, Quarterly with { TemporalType = TemporalType.Cumulative }));
        // Within one reporting period nothing grows.
        Assert.All([Frequency.Annual, Frequency.Adhoc], frequency => Assert.Empty(Codes(Sound with { Trajectory = TrajectoryKind.Cumulative }, Quarterly with { Frequency = frequency })));
    }

    [Fact]
    public void Warns_of_periods_that_would_lose_their_target()
    {
        var next = Sound with { Targets = [new(Period.FinancialYear(2025), 96)] };
        Assert.Equal(["measures.targets-dropped"], TargetWarnings.Of(next, Quarterly, Sound).Select(warning => warning.Code));
        Assert.Empty(TargetWarnings.Of(next with { EffectiveFrom = new(2025, 4, 1) }, Quarterly, Sound));
        // A year that ends on the first day of the new targets is judged by them.
        Assert.NotEmpty(TargetWarnings.Of(next with { EffectiveFrom = new(2025, 3, 31) }, Quarterly, Sound));
    }

    [Fact]
    public void Names_the_first_period_that_would_lose_its_target_and_counts_the_others()
    {
        var three = Sound with { Targets = [.. Enumerable.Range(2022, 3).Select(year => new PeriodTarget(Period.FinancialYear(year), 95))] };
        var warning = Assert.Single(TargetWarnings.Of(Sound with { Targets = [new(Period.FinancialYear(2025), 96)] }, Quarterly, three));
        Assert.StartsWith($"{Period.FinancialYear(2022).Label} and 2 more would have no target", warning.Detail, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(TargetSet set, MeasureDefinition definition) => TargetWarnings.Of(set, definition, null).Select(warning => warning.Code);
}
