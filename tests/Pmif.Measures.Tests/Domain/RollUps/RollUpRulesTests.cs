using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;

namespace Pmif.Measures.Tests.Domain.RollUps;

public sealed class RollUpRulesTests
{
    private static readonly MeasureDefinition Rate = new() { Aggregation = Aggregation.Ratio, TemporalType = TemporalType.Rate };

    [Theory]
    [InlineData(Aggregation.None, TemporalType.Flow, Units.Number, false)]
    [InlineData(Aggregation.Sum, TemporalType.Rate, Units.Number, false)]
    [InlineData(Aggregation.Sum, TemporalType.Average, Units.Number, false)]
    [InlineData(Aggregation.Sum, TemporalType.Flow, Units.Percent, false)]
    [InlineData(Aggregation.Sum, TemporalType.Flow, Units.YesNo, false)]
    [InlineData(Aggregation.Sum, TemporalType.Rolling12, Units.Number, true)]
    [InlineData(Aggregation.Ratio, TemporalType.Rate, Units.Percent, true)]
    [InlineData(Aggregation.WeightedAverage, TemporalType.Average, "days", true)]
    public void What_adds_up_over_places(Aggregation aggregation, TemporalType type, string unit, bool adds)
    {
        var breach = RollUpRules.OverBreakdowns(new() { Aggregation = aggregation, TemporalType = type, Unit = unit });
        Assert.Equal(adds ? null : "measures.not-aggregable", breach?.Code);
    }

    [Fact]
    public void What_does_not_add_up_over_time_says_why()
    {
        Assert.Null(OverTime(Rate));
        Assert.Equal("measures.not-aggregable", OverTime(Rate with { Aggregation = Aggregation.None }));
        Assert.Equal("measures.not-aggregable-over-time", OverTime(Rate with { TemporalType = TemporalType.Rolling12 }));
        Assert.Equal("measures.distinct-over-time", OverTime(Rate with { Distinct = true }));
        Assert.Null(OverTime(new() { Aggregation = Aggregation.Sum, Distinct = true, TemporalType = TemporalType.Snapshot }));
        Assert.Equal("measures.not-aggregable-over-time", OverTime(new() { Aggregation = Aggregation.Sum, TemporalType = TemporalType.Survey }));
        Assert.Equal("measures.denominator-not-annualised", OverTime(Rate with { PopulationDenominator = true }));
        Assert.Null(OverTime(Rate with { PopulationDenominator = true }, annualise: true));
        Assert.Equal("measures.denominator-not-population", OverTime(Rate, annualise: true));
        Assert.Equal("measures.roll-up-frequency", OverTime(Rate with { Frequency = Frequency.ThreeYear }));
    }

    private static string? OverTime(MeasureDefinition definition, bool annualise = false) => RollUpRules.OverTime(definition, Frequency.Annual, annualise)?.Code;
}
