using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Status;

public sealed class RatingTests
{
    private static readonly Period Year = Period.FinancialYear(2024);

    // Reference case of the domain notes, section 12: higher is better, target 95, tolerance 5 % relative, two decimals.
    [Theory]
    [InlineData("95", Rag.Green)]
    [InlineData("94.99", Rag.Amber)]
    [InlineData("90.25", Rag.Amber)]
    [InlineData("90.24", Rag.Red)]
    public void Rates_against_a_relative_tolerance(string value, Rag expected) =>
        Assert.Equal(expected, Rate(value, Polarity.Higher, "95", ToleranceUnit.Relative, "5", decimals: 2));

    // Section 2.2, rule 6: target 80 %, tolerance 5 resolves to 75.0 in percentage points and to 76.0 in per cent.
    [Theory]
    [InlineData(ToleranceUnit.PercentagePoints, "75.0")]
    [InlineData(ToleranceUnit.Relative, "76.0")]
    public void Resolves_percentage_points_and_per_cent_differently(ToleranceUnit unit, string amber) =>
        Assert.Equal(decimal.Parse(amber), Thresholds.Of(new PeriodTarget(Year, 80), new Tolerance(unit, 5), Polarity.Higher).Amber);

    [Theory]
    [InlineData("9.0", Rag.Green)]
    [InlineData("9.1", Rag.Amber)]
    [InlineData("9.5", Rag.Amber)]
    [InlineData("9.6", Rag.Red)]
    public void Rates_a_measure_where_lower_is_better(string value, Rag expected) =>
        Assert.Equal(expected, Rate(value, Polarity.Lower, "9", ToleranceUnit.Absolute, "0.5"));

    [Fact]
    public void Widens_amber_away_from_a_negative_target() =>
        Assert.Equal(-105m, Thresholds.Of(new PeriodTarget(Year, -100), new Tolerance(ToleranceUnit.Relative, 5), Polarity.Higher).Amber);

    [Theory]
    [InlineData("94.95", Rag.Green)] // prints as 95.0
    [InlineData("94.94", Rag.Amber)] // prints as 94.9
    [InlineData("72.60000000000001", Rag.Red)]
    public void Compares_what_is_printed(string value, Rag expected) =>
        Assert.Equal(expected, Rate(value, Polarity.Higher, "95", ToleranceUnit.Absolute, "5"));

    [Fact]
    public void Rounds_the_lines_as_it_rounds_the_value()
    {
        // Amber at 90.24 prints as 90.2, and so does 90.2: the two must not look alike and be coloured apart.
        Assert.Equal(Rag.Amber, Rate("90.2", Polarity.Higher, "94.99", ToleranceUnit.Absolute, "4.75"));
    }

    [Theory]
    [InlineData(Polarity.Higher, "98", Rag.Blue)]
    [InlineData(Polarity.Higher, "97.9", Rag.Green)]
    [InlineData(Polarity.Lower, "2", Rag.Blue)]
    [InlineData(Polarity.Lower, "2.1", Rag.Green)]
    public void Marks_what_exceeds_the_stretch_target(Polarity polarity, string value, Rag expected)
    {
        var target = polarity == Polarity.Higher ? new PeriodTarget(Year, 95, Stretch: 98) : new PeriodTarget(Year, 5, Stretch: 2);
        var lines = Thresholds.Of(target, new Tolerance(ToleranceUnit.Absolute, 1), polarity);
        Assert.Equal(expected, Rating.Against(decimal.Parse(value), lines, polarity, 1));
    }

    [Theory]
    [InlineData("8", Rag.Green)]
    [InlineData("12", Rag.Green)]
    [InlineData("7.9", Rag.Amber)]
    [InlineData("13.5", Rag.Amber)]
    [InlineData("6.4", Rag.Red)]
    [InlineData("13.6", Rag.Red)]
    public void Rates_within_a_range(string value, Rag expected) =>
        Assert.Equal(expected, Rating.Within(decimal.Parse(value), new ValueRange(8, 12), new Tolerance(ToleranceUnit.PercentagePoints, 1.5m), 1));

    [Theory]
    [InlineData("0.5", Rag.Green)]
    [InlineData("0.55", Rag.Green)]
    [InlineData("0.42", Rag.Amber)]
    [InlineData("0.61", Rag.Red)]
    public void Rates_the_distance_from_a_midpoint(string value, Rag expected)
    {
        var definition = new MeasureDefinition { Polarity = Polarity.Midpoint, Midpoint = 0.5m, Decimals = 2 };
        var targets = new TargetSet { Tolerance = new Tolerance(ToleranceUnit.Absolute, 0.05m), Targets = [new PeriodTarget(Year, 0.05m)] };
        Assert.Equal(expected, PointStatus.OfReported(definition, targets, Year, decimal.Parse(value), ValueFlag.None).Rag);
    }

    [Fact]
    public void Takes_an_explicit_amber_threshold_as_given()
    {
        var lines = Thresholds.Of(new PeriodTarget(Year, 95, Amber: 80), new Tolerance(ToleranceUnit.Threshold, 0), Polarity.Higher);
        Assert.Equal(Rag.Amber, Rating.Against(80, lines, Polarity.Higher, 1));
        Assert.Equal(Rag.Red, Rating.Against(79.9m, lines, Polarity.Higher, 1));
    }

    private static Rag Rate(string value, Polarity polarity, string target, ToleranceUnit unit, string tolerance, int decimals = 1) =>
        Rating.Against(decimal.Parse(value), Thresholds.Of(new PeriodTarget(Year, decimal.Parse(target)), new Tolerance(unit, decimal.Parse(tolerance)), polarity), polarity, decimals);
}
