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
        { "measures.unit-invalid", Sound with { Unit = "Per cent" } },
        { "measures.text-too-long", Sound with { Owner = new string('x', 501) } },
        { "measures.text-too-long", Sound with { Name = "a\0b" } },
        { "measures.decimals-invalid", Sound with { Decimals = 7 } },
        { "measures.per-invalid", Sound with { Per = 0 } },
        { "measures.lag-invalid", Sound with { LagDays = -1 } },
        { "measures.collection-invalid", Sound with { Collection = new(5, 4) } },
        { "measures.collection-invalid", Sound with { Collection = new(null, -1) } },
        { "measures.collection-invalid", Sound with { Collection = new(4_000) } },
        { "measures.collection-invalid", Sound with { LagDays = 21, Collection = new(1, 20) } },
        { "measures.spc-invalid", Sound with { Spc = new() { ShiftPoints = 4 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { FixAfterN = 11 } } },
        { "measures.spc-invalid", Sound with { Spc = new() { FixAfterN = 1_001 } } },
        { "measures.change-band-invalid", Sound with { ChangeTest = new(ChangeTestMethod.Band) } },
        { "measures.range-missing", Sound with { Polarity = Polarity.Range } },
        { "measures.range-inverted", Sound with { Polarity = Polarity.Range, Range = new(5, 5) } },
        { "measures.range-unexpected", Sound with { Range = new(1, 5) } },
        { "measures.midpoint-missing", Sound with { Polarity = Polarity.Midpoint } },
        { "measures.midpoint-unexpected", Sound with { Midpoint = 0 } },
        { "measures.direction-invalid", Sound with { TemporalType = TemporalType.Cumulative, DirectionVersus = DirectionVersus.Baseline } },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Names_the_rule_that_is_broken(string? code, MeasureDefinition definition) => Assert.Equal(code, DefinitionRules.FirstBreach(definition)?.Code);
}
