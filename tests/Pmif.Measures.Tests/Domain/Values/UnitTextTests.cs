using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

public sealed class UnitTextTests
{
    [Theory]
    [InlineData("yes", 1)]
    [InlineData(" Y ", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("done", 1)]
    [InlineData("no", 0)]
    [InlineData("N", 0)]
    [InlineData("false", 0)]
    public void Reads_answers(string text, int expected)
    {
        Assert.True(UnitText.TryRead(text, "yes-no", out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("P12D", "days", "12")]
    [InlineData("PT36H", "days", "1.5")]
    [InlineData("PT36H", "hours", "36")]
    [InlineData("PT1H30M", "minutes", "90")]
    [InlineData("PT1H30M", "hours", "1.5")]
    [InlineData("P1W", "days", "7")]
    [InlineData("P1DT12H", "days", "1.5")]
    [InlineData("PT0.5S", "seconds", "0.5")]
    [InlineData("PT1,5H", "minutes", "90")]
    [InlineData("-PT30M", "hours", "-0.5")]
    [InlineData("PT1M", "hours", "0.016666666667")]
    [InlineData("12:30", "hours", "12.5")]
    [InlineData("0:45", "minutes", "45")]
    [InlineData("1:02:03", "seconds", "3723")]
    [InlineData("36:00", "days", "1.5")]
    public void Converts_durations_in_decimal(string text, string unit, string expected)
    {
        Assert.True(UnitText.TryRead(text, unit, out var value));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("perhaps", "yes-no")]
    [InlineData("yes please do", "yes-no")]
    [InlineData("", "yes-no")]
    [InlineData("P1M", "days")]
    [InlineData("P1Y", "days")]
    [InlineData("P", "days")]
    [InlineData("PT", "days")]
    [InlineData("P1DT", "days")]
    [InlineData("PT1", "hours")]
    [InlineData("12:60", "hours")]
    [InlineData("1:2", "hours")]
    [InlineData("12:30", "number")]
    [InlineData("P12D", "percent")]
    [InlineData("yes", "days")]
    public void Refuses_what_it_cannot_read_for_certain(string text, string unit) => Assert.False(UnitText.TryRead(text, unit, out _));

    [Fact]
    public void A_duration_has_at_most_sixty_characters()
    {
        Assert.True(UnitText.TryRead("P000000001.000000000W000000001.000000000DT000000001.0000000H", "hours", out var hours));
        Assert.Equal(168 + 24 + 1, hours);
        Assert.False(UnitText.TryRead("P000000001.000000000W000000001.000000000DT000000001.00000000H", "hours", out _));
    }

    [Theory]
    [InlineData("1899-12-31", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2199-12-31", true)]
    [InlineData("2200-01-01", false)]
    public void Days_lie_between_1900_and_2199(string text, bool isRead) => Assert.Equal(isRead, UnitText.TryDay(text, out _));

    [Theory]
    [InlineData("2025-09-30")]
    [InlineData("30/09/2025")]
    [InlineData("30 September 2025")]
    [InlineData("30 Sep 2025")]
    public void Reads_days(string text)
    {
        Assert.True(UnitText.TryDay(text, out var day));
        Assert.Equal(new DateOnly(2025, 9, 30), day);
    }

    [Theory]
    [InlineData("2025-09-31")]
    [InlineData("09/30/2025")]
    [InlineData("2025-09")]
    [InlineData("1025-09-30")]
    [InlineData("soon")]
    public void Refuses_what_is_no_day(string text) => Assert.False(UnitText.TryDay(text, out _));
}
