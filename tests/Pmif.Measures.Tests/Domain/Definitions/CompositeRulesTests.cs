using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Tests.Domain.Definitions;

public sealed class CompositeRulesTests
{
    private static readonly MeasureDefinition Cost = new() { Code = "COST" };
    private static readonly MeasureDefinition Cases = new() { Code = "CASES" };
    private static readonly MeasureDefinition PerCase = new() { Code = "PER-CASE", Composite = new("COST", "CASES"), TemporalType = TemporalType.Rate };

    [Fact]
    public void A_sound_composite_breaks_none()
    {
        Assert.Null(Breach(PerCase, Cost, Cases));
        Assert.Null(Breach(PerCase with { Composite = null }, null, null));
    }

    [Fact]
    public void The_part_that_is_missing_is_named()
    {
        Assert.Contains("'COST'", CompositeRules.FirstBreach(PerCase, null, Cases)!.Detail, StringComparison.Ordinal);
        Assert.Contains("'CASES'", CompositeRules.FirstBreach(PerCase, Cost, null)!.Detail, StringComparison.Ordinal);
        Assert.Equal("measures.composite-part-unknown", Breach(PerCase, Cost, null));
    }

    [Fact]
    public void Nothing_is_divided_by_itself_or_made_of_what_is_computed()
    {
        Assert.Equal("measures.composite-part-same", Breach(PerCase, Cost, Cost with { Code = "cost" }));
        Assert.Equal("measures.composite-nested", Breach(PerCase, Cost with { Composite = new("A", "B") }, Cases));
        Assert.Equal("measures.composite-nested", Breach(PerCase, Cost, Cases with { Code = "per-case" }));
    }

    [Theory]
    [InlineData(Units.YesNo, "answered yes or no")]
    [InlineData(Units.Milestone, "a milestone")]
    public void What_is_no_amount_cannot_be_divided(string unit, string words)
    {
        var breach = CompositeRules.FirstBreach(PerCase, Cost, Cases with { Unit = unit })!;
        Assert.Equal("measures.composite-part-unit", breach.Code);
        Assert.Contains($"CASES is {words} and", breach.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_reported_as_often_as_the_composite() =>
        Assert.Equal("measures.composite-frequency", Breach(PerCase, Cost with { Frequency = Frequency.Quarterly }, Cases));

    /// <summary>A running total goes with one of its own kind or with a level, and makes a composite of its kind.</summary>
    [Theory]
    [InlineData(TemporalType.Flow, TemporalType.Flow, TemporalType.Flow, null)]
    [InlineData(TemporalType.Flow, TemporalType.Average, TemporalType.Rate, null)]
    [InlineData(TemporalType.Cumulative, TemporalType.Cumulative, TemporalType.Cumulative, null)]
    [InlineData(TemporalType.Cumulative, TemporalType.Snapshot, TemporalType.Cumulative, null)]
    [InlineData(TemporalType.Average, TemporalType.Rolling12, TemporalType.Rolling12, null)]
    [InlineData(TemporalType.Cumulative, TemporalType.Flow, TemporalType.Cumulative, "CASES is")]
    [InlineData(TemporalType.Flow, TemporalType.Rolling12, TemporalType.Rolling12, "COST is")]
    [InlineData(TemporalType.Cumulative, TemporalType.Rolling12, TemporalType.Cumulative, "CASES is")]
    [InlineData(TemporalType.Cumulative, TemporalType.Cumulative, TemporalType.Rate, "A composite")]
    [InlineData(TemporalType.Flow, TemporalType.Flow, TemporalType.Cumulative, "A composite")]
    public void Parts_cover_the_same_time(TemporalType above, TemporalType below, TemporalType composite, string? told)
    {
        var breach = CompositeRules.FirstBreach(PerCase with { TemporalType = composite }, Cost with { TemporalType = above }, Cases with { TemporalType = below });
        Assert.Equal(told is null ? null : "measures.composite-temporal", breach?.Code);
        Assert.Contains(told ?? "", breach?.Detail ?? "", StringComparison.Ordinal);
    }

    private static string? Breach(MeasureDefinition composite, MeasureDefinition? numerator, MeasureDefinition? denominator) =>
        CompositeRules.FirstBreach(composite, numerator, denominator)?.Code;
}
