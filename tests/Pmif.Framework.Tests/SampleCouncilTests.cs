using System.Runtime.CompilerServices;
using Pmif.Framework.Domain.Yaml;

namespace Pmif.Framework.Tests;

/// <summary>The frameworks that come with the product are sound.</summary>
public sealed class SampleCouncilTests
{
    [Theory]
    [InlineData("gateshead")]
    [InlineData("chesterfield")]
    [InlineData("sandwell")]
    public void Each_sample_council_has_a_framework_that_loads_and_survives_writing(string council)
    {
        var (plan, issues) = PlanReader.Read(File.ReadAllText(Path.Combine(Samples(), council, "framework.yaml")));

        Assert.Empty(issues);
        Assert.Equivalent(plan, PlanReader.Read(PlanWriter.Write(plan!)).Plan, strict: true);
    }

    [Fact]
    public void Gateshead_shares_interventions_between_objectives_and_scores_in_four_perspectives()
    {
        var plan = PlanReader.Read(File.ReadAllText(Path.Combine(Samples(), "gateshead", "framework.yaml"))).Plan!;

        Assert.Equal(["PO1", "PO2", "PO3", "PO4", "PO5", "PO6"], plan.Objectives.Select(o => o.Code));
        Assert.Contains(plan.Interventions, i => plan.Objectives.Count(o => o.Interventions.Contains(i.Code)) == 4);
        Assert.Equal(4, plan.Scorecards.Single(s => s.Code == "balanced-scorecard").Perspectives.Count);
    }

    private static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "samples");
}
