using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

public sealed class CompositeFiguresTests
{
    private static readonly MeasureDefinition Share = new() { Unit = Units.Percent, Composite = new("OVER", "UNDER") };

    [Theory]
    [InlineData(1, 4, 25)]
    [InlineData(-1, 4, -25)]
    [InlineData(0, 4, 0)]
    [InlineData(1, 0.5, 200)]
    public void Is_the_quotient_of_its_parts(double over, double under, double value)
    {
        var (figures, note) = Of(Part(over), Part(under));
        Assert.Equal(((decimal?)value, (decimal?)over, (decimal?)under, ValueFlag.None, null), (figures.Value, figures.Numerator, figures.Denominator, figures.Flag, note));
    }

    [Fact]
    public void Is_missing_where_a_part_is_or_cannot_be_divided_by()
    {
        Missing(null, Part(4), ValueFlag.NotAvailable, "OVER has no value for this period.", null, 4);
        Missing(Part(1), null, ValueFlag.NotAvailable, "UNDER has no value for this period.", 1, null);
        Missing(Part(null, ValueFlag.NotApplicable), Part(4), ValueFlag.NotApplicable, "OVER is missing for this period.", null, 4);
        Missing(Part(1), Part(null, ValueFlag.Low), ValueFlag.Low, "UNDER is missing for this period.", 1, null);
        Missing(Part(1), Part(0), ValueFlag.NotApplicable, "UNDER is zero.", 1, null);
        Missing(Part(1), Part(-2), ValueFlag.NotAvailable, "UNDER is below zero.", 1, null);
        Missing(Part(1_000), Part(1), ValueFlag.NotAvailable, "The quotient cannot be true of a measure in percent.", 1_000, 1);
    }

    [Fact]
    public void A_confidential_part_hides_both_figures()
    {
        Missing(Part(1, ValueFlag.Confidential), Part(4), ValueFlag.Confidential, "OVER is confidential.", null, null);
        Missing(Part(1), Part(4, ValueFlag.Confidential), ValueFlag.Confidential, "UNDER is confidential.", null, null);
        Missing(Part(1, ValueFlag.Confidential), Part(4, ValueFlag.Confidential), ValueFlag.Confidential, "OVER is confidential.", null, null);
        Missing(null, Part(4, ValueFlag.Confidential), ValueFlag.Confidential, "UNDER is confidential.", null, null);
    }

    [Theory]
    [InlineData(ValueFlag.None, ValueFlag.Provisional, ValueFlag.Provisional)]
    [InlineData(ValueFlag.Revised, ValueFlag.None, ValueFlag.Revised)]
    [InlineData(ValueFlag.Revised, ValueFlag.Estimated, ValueFlag.Estimated)]
    [InlineData(ValueFlag.Break, ValueFlag.Forecast, ValueFlag.Break)]
    [InlineData(ValueFlag.None, ValueFlag.None, ValueFlag.None)]
    public void Carries_the_strongest_flag_of_its_parts(ValueFlag over, ValueFlag under, ValueFlag flag) =>
        Assert.Equal(flag, Of(Part(1, over), Part(4, under)).Figures.Flag);

    private static void Missing(PartValue? over, PartValue? under, ValueFlag flag, string note, int? numerator, int? denominator)
    {
        var (figures, why) = Of(over, under);
        Assert.Equal((null, (decimal?)numerator, (decimal?)denominator, flag, note), (figures.Value, figures.Numerator, figures.Denominator, figures.Flag, why));
    }

    private static (Figures Figures, string? Note) Of(PartValue? over, PartValue? under) => CompositeFigures.Of(Share, over, under);

    private static PartValue Part(double? value, ValueFlag flag = ValueFlag.None) => new((decimal?)value, flag);
}
