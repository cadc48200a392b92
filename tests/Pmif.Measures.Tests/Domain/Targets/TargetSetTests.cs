using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Targets;

public sealed class TargetSetTests
{
    private static readonly Period Year = Period.FinancialYear(2024);

    private static readonly TargetSet Set = new()
    {
        Version = 1,
        Baseline = new(Year.YearBefore(), 90),
        Tolerance = new(ToleranceUnit.Absolute, 1),
        Targets = [new(Year, 95)],
        SeasonalShares = [0.5m, 0.5m],
    };

    [Fact]
    public void The_same_targets_are_the_same_whatever_their_version() =>
        Assert.True(Set.IsSameAs(Set with { Version = 2, Baseline = new(Year.YearBefore(), 90), Targets = [new(Year, 95)], SeasonalShares = [0.5m, 0.5m] }));

    [Fact]
    public void Any_other_difference_makes_them_others()
    {
        TargetSet[] others =
        [
            Set with { Baseline = null }, Set with { Baseline = new(Year.YearBefore(), 91) }, Set with { Tolerance = new(ToleranceUnit.Relative, 1) },
            Set with { Tolerance = new(ToleranceUnit.Absolute, 2) }, Set with { Trajectory = TrajectoryKind.Cumulative }, Set with { EffectiveFrom = Year.Start },
            Set with { AmberRule = AmberRule.IfImproved }, Set with { JudgedAgainst = JudgedAgainst.YearEnd }, Set with { Approval = TargetApproval.SecondPerson },
            Set with { Targets = [new(Year, 95, Amber: 90)] }, Set with { Targets = [] }, Set with { SeasonalShares = [0.4m, 0.6m] },
        ];
        Assert.All(others, other => Assert.False(Set.IsSameAs(other)));
    }
}
