using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Status;

/// <summary>Improved or maintained against the same quarter last year (Havering 2013–15; domain notes, section 2.1).</summary>
public sealed class ImprovementTests
{
    private static readonly MeasureDefinition Higher = new() { Frequency = Frequency.Quarterly };

    [Theory]
    [InlineData(Polarity.Higher, 10.1, true)]
    [InlineData(Polarity.Higher, 10.0, true)]
    [InlineData(Polarity.Higher, 9.96, true)] // prints as 10.0: maintained
    [InlineData(Polarity.Higher, 9.9, false)]
    [InlineData(Polarity.Lower, 9.9, true)]
    [InlineData(Polarity.Lower, 10.0, true)]
    [InlineData(Polarity.Lower, 10.1, false)]
    public void Compares_what_is_printed_with_the_same_quarter_last_year(Polarity polarity, double now, bool expected) =>
        Assert.Equal(expected, Held(Higher with { Polarity = polarity }, [10, 1, 99, 50, (decimal)now]));

    [Theory]
    [InlineData(12, 11, true)]
    [InlineData(12, 8, true)]
    [InlineData(12, 7, false)]
    public void Goes_by_the_distance_from_a_midpoint(int then, int now, bool expected) =>
        Assert.Equal(expected, Held(Higher with { Polarity = Polarity.Midpoint, Midpoint = 10 }, [then, 1, 1, 1, now]));

    [Fact]
    public void Finds_nothing_improved_where_last_year_has_no_value_or_a_break_lies_between()
    {
        Assert.False(Held(Higher, [null, 1, 1, 1, 10]));
        Assert.False(Held(Higher, [1, 1, 1, 10]));
        Assert.False(Held(Higher, [1, 1, 1, 1, 10], (2, ValueFlag.Break)));
        Assert.False(Held(Higher, [1, 1, 1, 1, 10], (4, ValueFlag.Break)));
        Assert.False(Held(Higher, [1, 1, 1, 1, 10], (0, ValueFlag.Confidential)));
        Assert.True(Held(Higher, [1, 1, 1, 1, 10], (0, ValueFlag.Break)));
    }

    private static bool Held(MeasureDefinition definition, decimal?[] quarters, params (int Quarter, ValueFlag Flag)[] flags)
    {
        var first = Period.FinancialQuarter(2023, 1);
        SeriesPoint[] points = [.. quarters.Select((value, i) => new SeriesPoint(first.Shift(3 * i), value, null, null,
            flags.FirstOrDefault(flag => flag.Quarter == i).Flag, Rag.Red, null))];
        return Improvement.Held(definition, points, points.Length - 1);
    }
}
