using Pmif.Framework.Domain.Plans;
using Pmif.Framework.Domain.Yaml;

namespace Pmif.Framework.Tests.Domain.Plans;

public sealed class ScorecardTests
{
    private readonly Plan plan = PlanReader.Read(Sample.Yaml).Plan!;

    [Fact]
    public void By_objective_gives_each_objective_its_outcomes_measures_in_order_and_once()
    {
        var groups = plan.Scorecards[0].GroupsOf(plan.Objectives);

        Assert.Equal(["PO1", "PO2"], groups.Select(g => g.Code));
        Assert.All(groups, g => Assert.Equal(GroupKind.Objective, g.Kind));
        Assert.Equal(["CHI02", "CHI01", "CHI03"], groups[0].Measures);
    }

    [Fact]
    public void An_objective_without_measures_is_still_a_group() =>
        Assert.Empty(plan.Scorecards[0].GroupsOf(plan.Objectives)[1].Measures);

    [Fact]
    public void Perspectives_keep_their_names_and_order()
    {
        var groups = plan.Scorecards[1].GroupsOf(plan.Objectives);

        Assert.Equal(["Employees", "Customers"], groups.Select(g => g.Name));
        Assert.All(groups, g => Assert.Equal(GroupKind.Perspective, g.Kind));
        Assert.Equal(["HR02", "HR01"], groups[0].Measures);
    }
}
