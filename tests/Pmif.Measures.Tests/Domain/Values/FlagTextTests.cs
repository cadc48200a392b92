using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

/// <summary>Markers for missing values and letters beside values (domain notes, section 8).</summary>
public sealed class FlagTextTests
{
    [Theory]
    [InlineData("", ValueFlag.NotAvailable)]
    [InlineData("  ", ValueFlag.NotAvailable)]
    [InlineData("..", ValueFlag.NotAvailable)]
    [InlineData(":", ValueFlag.NotAvailable)]
    [InlineData("-", ValueFlag.NotAvailable)]
    [InlineData("N/A", ValueFlag.NotAvailable)]
    [InlineData("[x]", ValueFlag.NotAvailable)]
    [InlineData("z", ValueFlag.NotApplicable)]
    [InlineData("*", ValueFlag.Confidential)]
    [InlineData("c", ValueFlag.Confidential)]
    [InlineData("[c]", ValueFlag.Confidential)]
    [InlineData("<5", ValueFlag.Confidential)]
    [InlineData("< 10", ValueFlag.Confidential)]
    [InlineData("<00000000000000000000005", ValueFlag.Confidential)] // 24 characters
    [InlineData("[low]", ValueFlag.Low)]
    [InlineData("[w]", ValueFlag.NoneRecorded)]
    public void Reads_markers_for_missing_values(string text, ValueFlag expected)
    {
        Assert.True(FlagText.TryReadMissing(text, out var flag));
        Assert.Equal(expected, flag);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("<")]
    [InlineData("<five")]
    [InlineData("<x")]
    [InlineData("<000000000000000000000005")]
    [InlineData("many")]
    public void Does_not_take_anything_else_for_missing(string text) => Assert.False(FlagText.TryReadMissing(text, out _));

    [Theory]
    [InlineData("p", ValueFlag.Provisional)]
    [InlineData("[R]", ValueFlag.Revised)]
    [InlineData("low-reliability", ValueFlag.LowReliability)]
    [InlineData("Break", ValueFlag.Break)]
    [InlineData("", ValueFlag.None)]
    [InlineData(null, ValueFlag.None)]
    public void Reads_flags_by_word_or_letter(string? text, ValueFlag expected)
    {
        Assert.True(FlagText.TryReadFlag(text, out var flag));
        Assert.Equal(expected, flag);
    }

    [Fact]
    public void Takes_a_bracketed_flag_off_a_value()
    {
        Assert.Equal("12.5", FlagText.SplitSuffix("12.5 [p]", out var flag).ToString());
        Assert.Equal(ValueFlag.Provisional, flag);
        Assert.Equal("5", FlagText.SplitSuffix("5[p]", out _).ToString());
        Assert.Equal("[p]", FlagText.SplitSuffix("[p]", out _).ToString());
        Assert.Equal("12.5 [q]", FlagText.SplitSuffix("12.5 [q]", out flag).ToString());
        Assert.Equal(ValueFlag.None, flag);
    }
}
