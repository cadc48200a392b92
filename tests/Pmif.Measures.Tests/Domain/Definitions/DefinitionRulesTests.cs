using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Tests.Domain.Definitions;

public sealed class DefinitionRulesTests
{
    private static readonly MeasureDefinition Sound = new() { Code = "HR01", Name = "Sickness" };

    public static TheoryData<string?, MeasureDefinition> Cases => new()
    {
        { null, Sound },
        { "measures.code-invalid", Sound with { Code = "HR 01" } },
        { "measures.code-invalid", Sound with { Code = "" } },
        { "measures.code-invalid", Sound with { Code = new string('x', 65) } },
        { null, Sound with { Code = new string('x', 64) } },
        { null, Sound with { Code = "x" } },
        { "measures.unit-invalid", Sound with { Unit = "Per cent" } },
        { "measures.text-too-long", Sound with { Owner = new string('x', 501) } },
        { null, Sound with { Owner = new string('x', 500) } },
        { "measures.text-too-long", Sound with { Name = "a\0b" } },
        { "measures.text-too-long", Sound with { Description = new string('x', 20_001) } },
        { null, Sound with { Description = new string('x', 20_000) } },
        { "measures.text-too-long", Sound with { Description = "a\0b" } },
        { "measures.text-too-long", Sound with { Tags = Numbered(101) } },
        { null, Sound with { Tags = Numbered(100) } },
        { "measures.decimals-invalid", Sound with { Decimals = 7 } },
        { "measures.decimals-invalid", Sound with { Decimals = -1 } },
        { null, Sound with { Decimals = 6 } },
        { null, Sound with { Decimals = 0 } },
        { "measures.per-invalid", Sound with { Per = 0 } },
        { null, Sound with { Per = 0.5m } },
        { "measures.lag-invalid", Sound with { LagDays = -1 } },
        { "measures.lag-invalid", Sound with { LagDays = 3_651 } },
        { null, Sound with { LagDays = 0 } },
        { null, Sound with { LagDays = 3_650 } },
        { "measures.composite-part-unknown", Sound with { Composite = new("A", "") } },
        { "measures.composite-part-unknown", Sound with { Composite = new("", "B") } },
        { null, Sound with { Composite = new("A", "B") } },
        { "measures.collection-invalid", Sound with { Collection = new(5, 4) } },
        { "measures.collection-invalid", Sound with { Collection = new(null, -1) } },
        { "measures.collection-invalid", Sound with { Collection = new(3_651) } },
        { "measures.collection-invalid", Sound with { Collection = new(-3_651) } },
        { "measures.collection-invalid", Sound with { Collection = new(null, 3_651) } },
        { null, Sound with { Collection = new(3_650, 3_650) } },
        { null, Sound with { Collection = new(-3_650, 0) } },
        { "measures.collection-invalid", Sound with { LagDays = 21, Collection = new(1, 20) } },
        { null, Sound with { LagDays = 21, Collection = new(1, 21) } },
        { "measures.spc-invalid", Sound with { Spc = new() { ShiftPoints = 4 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { ShiftPoints = 13 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { TrendPoints = 4 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { TrendPoints = 13 } } },
        { null, Sound with { Spc = new() { ShiftPoints = 5, TrendPoints = 12, FixAfterN = 12 } } },
        { null, Sound with { Spc = new() { ShiftPoints = 12, TrendPoints = 5, FixAfterN = 1_000 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { FixAfterN = 11 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { FixAfterN = 1_001 } } },
        { "measures.change-band-invalid", Sound with { ChangeTest = new(ChangeTestMethod.Band) } },
        { "measures.change-band-invalid", Sound with { ChangeTest = new(ChangeTestMethod.Band, -1) } },
        { "measures.change-band-invalid", Sound with { ChangeTest = new(ChangeTestMethod.Interval, -1) } },
        { null, Sound with { ChangeTest = new(ChangeTestMethod.Band, 0.5m) } },
        { null, Sound with { ChangeTest = new(ChangeTestMethod.Interval) } },
        { "measures.range-missing", Sound with { Polarity = Polarity.Range } },
        { "measures.range-inverted", Sound with { Polarity = Polarity.Range, Range = new(5, 5) } },
        { "measures.range-inverted", Sound with { Polarity = Polarity.Range, Range = new(6, 5) } },
        { null, Sound with { Polarity = Polarity.Range, Range = new(5, 6) } },
        { null, Sound with { Polarity = Polarity.Midpoint, Midpoint = 0 } },
        { "measures.range-unexpected", Sound with { Range = new(1, 5) } },
        { "measures.midpoint-missing", Sound with { Polarity = Polarity.Midpoint } },
        { "measures.midpoint-unexpected", Sound with { Midpoint = 0 } },
        { "measures.direction-invalid", Sound with { TemporalType = TemporalType.Cumulative, DirectionVersus = DirectionVersus.Baseline } },
        { null, Sound with { TemporalType = TemporalType.Cumulative, DirectionVersus = DirectionVersus.SamePeriodLastYear } },
        { null, Sound with { TemporalType = TemporalType.Flow, DirectionVersus = DirectionVersus.Baseline } },
        { "measures.due-date-unexpected", Sound with { DueDate = new(2025, 3, 31) } },
        { "measures.due-date-missing", Sound with { Unit = Units.Milestone, Polarity = Polarity.Lower } },
        { "measures.milestone-polarity", Sound with { Unit = Units.Milestone, DueDate = new(2025, 3, 31), Polarity = Polarity.Higher } },
        { null, Sound with { Unit = Units.Milestone, DueDate = new(2025, 3, 31), Polarity = Polarity.Lower } },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Names_the_rule_that_is_broken(string? code, MeasureDefinition definition) => Assert.Equal(code, DefinitionRules.FirstBreach(definition)?.Code);

    /// <summary>NHS England's Making Data Count takes 7 and 7; a run chart 6 and 5 (Perla, Provost and Murray, 2011).</summary>
    [Fact]
    public void Shifts_and_trends_take_as_many_points_as_the_method_of_the_chart_says()
    {
        var (limits, run) = (new SpcSettings(), new SpcSettings { Chart = ControlChartKind.Run });
        Assert.Equal((7, 7, true), (limits.ShiftPoints, limits.TrendPoints, limits.ScreenOutliers));
        Assert.Equal((6, 5), (run.ShiftPoints, run.TrendPoints));
        Assert.Equal((9, 8), (run with { ShiftPoints = 9, TrendPoints = 8 }) is var own ? (own.ShiftPoints, own.TrendPoints) : default);
    }

    private static string[] Numbered(int count) => [.. Enumerable.Range(1, count).Select(number => $"t{number}")];
}
