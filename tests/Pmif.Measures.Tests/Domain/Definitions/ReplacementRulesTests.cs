using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Tests.Domain.Definitions;

public sealed class ReplacementRulesTests
{
    private static readonly MeasureDefinition New = new() { Code = "HR02", Replaces = "HR01", Unit = "days" };
    private static readonly MeasureDefinition Old = new() { Code = "HR01", Unit = "days" };

    [Fact]
    public void A_measure_that_replaces_nothing_has_no_break()
    {
        Assert.Null(Breach(New with { Replaces = "" }));
        Assert.Equal("measures.series-break-unexpected", Breach(New with { Replaces = "", SeriesBreak = true }));
    }

    [Fact]
    public void What_is_replaced_is_known()
    {
        Assert.Equal("measures.replaces-unknown", Breach(New));
        Assert.Null(Breach(New, Old));
    }

    [Fact]
    public void Nothing_replaces_itself_by_way_of_others() => Assert.Equal("measures.replaces-cycle", Breach(New, Old, Old with { Code = "hr02" }));

    [Fact]
    public void Ten_follow_one_another_and_not_eleven()
    {
        MeasureDefinition[] line = [.. Enumerable.Range(1, 11).Select(number => Old with { Code = $"OLD{number}" })];
        Assert.Null(Breach(New, line[..10]));
        Assert.Equal("measures.replaces-cycle", Breach(New, line));
    }

    [Fact]
    public void Another_unit_is_a_break()
    {
        var breach = ReplacementRules.FirstBreach(New, [Old with { Unit = "percent" }, Old with { Code = "HR00" }])!;
        Assert.Equal("measures.replaces-unit", breach.Code);
        Assert.StartsWith("HR01 is in percent, this measure in days", breach.Detail, StringComparison.Ordinal);
        Assert.Null(Breach(New, Old, Old with { Code = "HR00", Unit = "percent" }));
        Assert.Null(Breach(New with { SeriesBreak = true }, Old with { Unit = "percent" }));
    }

    private static string? Breach(MeasureDefinition definition, params MeasureDefinition[] line) => ReplacementRules.FirstBreach(definition, line)?.Code;
}
