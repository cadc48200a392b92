using System.Globalization;
using Pmif.Reporting.Domain.Display;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Tests.Domain.Display;

public sealed class UnitFormatTests
{
    [Theory]
    [InlineData("87.42", "percent", 1, "87.4%")]
    [InlineData("1234.5", "currency", 2, "£1,234.50")]
    [InlineData("-1234.5", "currency", 0, "-£1,235")]
    [InlineData("9.4", "days", 1, "9.4 days")]
    [InlineData("1", "days", 0, "1 day")]
    [InlineData("1", "days", 1, "1.0 days")]
    [InlineData("1", "people", 0, "1 person")]
    [InlineData("1234", "number", 0, "1,234")]
    [InlineData("7.65", "score", 1, "7.7")]
    [InlineData("1", "yes-no", 0, "Yes")]
    [InlineData("0", "yes-no", 0, "No")]
    [InlineData("2", "yes-no", 0, "2")]
    [InlineData("12", "milestone", 1, "12 days late")]
    [InlineData("-1", "milestone", 0, "1 day early")]
    [InlineData("0", "milestone", 0, "On the day")]
    [InlineData("12.34", "rate", 1, "12.3")]
    [InlineData("4.2", "percentage-points", 1, "4.2 percentage points")]
    [InlineData("3.1", "kt CO2e", 1, "3.1 kt CO2e")]
    public void Writes_a_figure_with_its_unit(string value, string unit, int decimals, string expected) =>
        Assert.Equal(expected, Display(value, unit, decimals));

    [Fact]
    public void Writes_what_a_rate_is_per() =>
        Assert.Equal("12.3 per 100,000", UnitFormat.Display(12.34m, new MeasureDefinition("", "rate", 100_000, 1)));

    [Fact]
    public void Writes_a_range_from_end_to_end()
    {
        var definition = new MeasureDefinition("", "percent", 1, 1, TargetRange.Of(8, 12.25m));

        Assert.Equal("8.0% to 12.3%", UnitFormat.Display(definition.Range, definition));
        Assert.Null(UnitFormat.Display((TargetRange?)null, definition));
    }

    // Half away from zero, as the ratings compare; binary noise never shows.
    [Theory]
    [InlineData("2.25", "2.3")]
    [InlineData("-2.25", "-2.3")]
    [InlineData("72.60000000000001", "72.6")]
    [InlineData("-0.04", "0.0")]
    public void Rounds_half_away_from_zero(string value, string expected) => Assert.Equal(expected, Display(value, "number", 1));

    [Fact]
    public void Writes_nothing_where_there_is_no_figure() => Assert.Null(UnitFormat.Display((decimal?)null, new MeasureDefinition("", "percent", 1, 1)));

    private static string? Display(string value, string unit, int decimals) =>
        UnitFormat.Display(decimal.Parse(value, CultureInfo.InvariantCulture), new MeasureDefinition("", unit, 1, decimals));
}
