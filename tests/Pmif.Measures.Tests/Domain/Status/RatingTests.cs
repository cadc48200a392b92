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
    [InlineData("6.5", Rag.Amber)]
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

    [Fact]
    public void Gives_thresholds_no_width_of_their_own() => Assert.Equal(0, Thresholds.Width(80, new Tolerance(ToleranceUnit.Threshold, 5)));

    // Havering 2013–15 (domain notes, section 2.1): green on or within 10 % of the quarterly target; beyond it amber where improved or maintained, else red.
    [Theory]
    [InlineData("100", false, Rag.Green)]
    [InlineData("90", false, Rag.Green)]
    [InlineData("89.9", true, Rag.Amber)]
    [InlineData("89.9", false, Rag.Red)]
    public void Asks_beyond_the_tolerance_for_an_improvement(string value, bool held, Rag expected) =>
        Assert.Equal(expected, Rating.Against(decimal.Parse(value), Thresholds.Of(new PeriodTarget(Year, 100), new Tolerance(ToleranceUnit.Relative, 10), Polarity.Higher), Polarity.Higher, 1, AmberRule.IfImproved, held));

    [Theory]
    [InlineData("13", false, Rag.Green)]
    [InlineData("13.1", true, Rag.Amber)]
    [InlineData("13.1", false, Rag.Red)]
    public void Asks_for_an_improvement_outside_a_range_and_its_tolerance(string value, bool held, Rag expected) =>
        Assert.Equal(expected, Rating.Within(decimal.Parse(value), new ValueRange(8, 12), new Tolerance(ToleranceUnit.Absolute, 1), 1, AmberRule.IfImproved, held));

    // Lincoln (domain notes, section 2.1): a low and a high target; red below low, blue "acceptable" between, green at or above high.
    [Theory]
    [InlineData(Polarity.Higher, "79.9", Rag.Red)]
    [InlineData(Polarity.Higher, "80", Rag.Blue)]
    [InlineData(Polarity.Higher, "89.9", Rag.Blue)]
    [InlineData(Polarity.Higher, "90", Rag.Green)]
    [InlineData(Polarity.Lower, "10", Rag.Green)]
    [InlineData(Polarity.Lower, "20", Rag.Blue)]
    [InlineData(Polarity.Lower, "20.1", Rag.Red)]
    public void Finds_acceptable_what_lies_between_a_low_and_a_high_target(Polarity polarity, string value, Rag expected)
    {
        var target = polarity == Polarity.Higher ? new PeriodTarget(Year, 90, Amber: 80) : new PeriodTarget(Year, 10, Amber: 20);
        Assert.Equal(expected, Rating.Against(decimal.Parse(value), Thresholds.Of(target, new Tolerance(ToleranceUnit.Threshold, 0), polarity), polarity, 1, AmberRule.Acceptable));
    }

    // Kent (domain notes, section 2.1): amber below the target but at or above the floor standard of the period.
    [Theory]
    [InlineData("70", Rag.Amber)]
    [InlineData("69.9", Rag.Red)]
    public void Holds_to_the_floor_standard_of_the_period(string value, Rag expected)
    {
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Threshold, 0), Targets = [new(Year, 95, Amber: 70), new(Period.FinancialYear(2025), 95, Amber: 90)] };
        Assert.Equal(expected, PointStatus.OfReported(new MeasureDefinition(), targets, Year, decimal.Parse(value), ValueFlag.None).Rag);
    }

    // Maidstone 2023/24 (domain notes, section 2.1): green met, amber missed within 10 %, red otherwise.
    [Theory]
    [InlineData("200", Rag.Green)]
    [InlineData("180", Rag.Amber)]
    [InlineData("179", Rag.Red)]
    public void Rates_within_ten_per_cent(string value, Rag expected) => Assert.Equal(expected, Rate(value, Polarity.Higher, "200", ToleranceUnit.Relative, "10", decimals: 0));

    [Theory]
    [InlineData(Polarity.Lower, "-95", Rag.Amber)]
    [InlineData(Polarity.Lower, "-94.9", Rag.Red)]
    [InlineData(Polarity.Higher, "-105", Rag.Amber)]
    [InlineData(Polarity.Higher, "-105.1", Rag.Red)]
    public void Takes_the_size_of_a_negative_target(Polarity polarity, string value, Rag expected) =>
        Assert.Equal(expected, Rate(value, polarity, "-100", ToleranceUnit.Relative, "5"));

    [Fact]
    public void Colours_alike_what_prints_alike_on_either_side_of_a_midpoint()
    {
        var definition = new MeasureDefinition { Polarity = Polarity.Midpoint, Midpoint = 0.5m, Decimals = 2 };
        var targets = new TargetSet { Tolerance = new Tolerance(ToleranceUnit.Absolute, 0), Targets = [new PeriodTarget(Year, 0.05m)] };
        // Both print as 0.45; from the unrounded value the distance would be 0.055, which rounds to 0.06.
        Assert.All(["0.445", "0.45"], value => Assert.Equal(Rag.Green, PointStatus.OfReported(definition, targets, Year, decimal.Parse(value), ValueFlag.None).Rag));
    }

    private static Rag Rate(string value, Polarity polarity, string target, ToleranceUnit unit, string tolerance, int decimals = 1) =>
        Rating.Against(decimal.Parse(value), Thresholds.Of(new PeriodTarget(Year, decimal.Parse(target)), new Tolerance(unit, decimal.Parse(tolerance)), polarity), polarity, decimals);
}
