using Pmif.Measures.Domain.Forecast;

namespace Pmif.Measures.Tests.Domain.Forecast;

/// <summary>The methods by their formulas (Hyndman and Athanasopoulos, "Forecasting: principles and practice"), and the choice between them.</summary>
public sealed class ProjectionTests
{
    private static readonly double[] Rising = [2, 4, 6, 8, 10, 12, 14, 16];

    [Fact]
    public void A_straight_line_goes_on_by_its_drift_without_any_doubt()
    {
        var ahead = Projection.Of(Rising, new Aim(3))!.Value;

        Assert.Equal((22, 0, ForecastMethod.Drift), (ahead.Value, ahead.HalfWidth, ahead.Method));
    }

    [Fact]
    public void The_sum_of_what_comes_is_forecast_as_such() =>
        Assert.Equal(18 + 20 + 22, Projection.Of(Rising, new Aim(3, Sum: true))!.Value.Value);

    [Fact]
    public void What_never_changed_stays_as_it_is() =>
        Assert.Equal(new Projection(0.1, 0, ForecastMethod.LastValue, 7), Projection.Of(Enumerable.Repeat(0.1, 10).ToArray(), new Aim(1)));

    [Fact]
    public void The_mean_is_chosen_where_values_only_scatter_about_it()
    {
        var ahead = Projection.Of([10, 14, 9, 13, 10, 14, 9, 13, 10, 14, 9, 13], new Aim(1))!.Value;

        Assert.Equal((11.5, ForecastMethod.Mean), (ahead.Value, ahead.Method));
    }

    [Fact]
    public void Each_error_is_made_with_what_was_known_at_that_point_only()
    {
        var errors = new double[Projection.Methods];
        Projection.Of([1, 2, 4, 7, 11, 16], new Aim(1), errors);

        // From the third, fourth and fifth value: 3, 4 and 5 off; the drift of what was known is 1.5, 2 and 2.5; the means 7/3, 3.5 and 5.
        Assert.Equal(4, errors[(int)ForecastMethod.LastValue], 12);
        Assert.Equal((1.5 + 2 + 2.5) / 3, errors[(int)ForecastMethod.Drift], 12);
        Assert.Equal((14d / 3 + 7.5 + 11) / 3, errors[(int)ForecastMethod.Mean], 12);
        // Levels 1, 1.5, 2.75, 4.875, 7.9375.
        Assert.Equal((4.25 + 6.125 + 8.0625) / 3, errors[(int)ForecastMethod.Smoothing], 12);
        // l 1, b 0.5; l 1.7125, b 0.51125; l 3.07353, b 0.71250: expects 3.67916; l 5.33958, b 1.10375: 6.27777; l 8.63889, b 1.64653: 10.03843.
        Assert.Equal((3.32084 + 4.72223 + 5.96157) / 3, errors[(int)ForecastMethod.DampedTrend], 4);
        Assert.All(errors[5..], error => Assert.Equal(double.NaN, error));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Seasons_are_tried_from_the_first_length_at_which_three_errors_can_be_made(int length, bool tried)
    {
        var errors = new double[Projection.Methods];
        Projection.Of([.. Enumerable.Range(0, length).Select(quarter => (double)(quarter * quarter % 7))], new Aim(1, Season: 4), errors);

        Assert.Equal(!tried, double.IsNaN(errors[(int)ForecastMethod.LastYear]));
    }

    [Fact]
    public void Seasons_are_followed_where_the_past_has_them()
    {
        double[] year = [10, 20, 40, 30];
        var past = Enumerable.Range(0, 18).Select(quarter => year[quarter % 4]).ToArray();

        var ahead = Projection.Of(past, new Aim(2, Season: 4))!.Value;

        Assert.Equal((30, 0, ForecastMethod.LastYear), (ahead.Value, ahead.HalfWidth, ahead.Method));
        Assert.Equal(70, Projection.Of(past, new Aim(2, Sum: true, Season: 4))!.Value.Value);
    }

    [Fact]
    public void A_season_on_a_rising_level_is_last_year_moved_by_the_change_since()
    {
        var past = Enumerable.Range(0, 20).Select(quarter => (double)(quarter % 4 * 10 + quarter * 3)).ToArray();

        var ahead = Projection.Of(past, new Aim(4, Season: 4))!.Value;

        Assert.Equal((30 + 23 * 3, ForecastMethod.LastYearMoved), (Math.Round(ahead.Value, 9), ahead.Method));
    }

    [Fact]
    public void An_interval_holds_the_errors_of_the_past_and_allows_for_the_choice()
    {
        // By rank: the smallest size that holds 0.8·12/10 of ten. By spread: t(8) = 1.3968, rms 6.083, √(12/9): 9.81.
        Assert.Equal(10, ForecastErrors.HalfWidth([3, 1, 2, 10, 4, 5, 9, 6, 7, 7], 1));
        Assert.Equal(1.3968 * Math.Sqrt(38.5) * Math.Sqrt(12d / 9), ForecastErrors.HalfWidth([3, 1, 2, 10, 4, 5, 9, 6, 7, 8], 1), 9);
    }

    [Fact]
    public void Errors_that_overlap_count_as_fewer() =>
        Assert.True(ForecastErrors.HalfWidth([3, 1, 2, 10, 4, 5, 9, 6, 7, 7], 4) > ForecastErrors.HalfWidth([3, 1, 2, 10, 4, 5, 9, 6, 7, 7], 1));

    [Theory]
    [InlineData(5, 1, false)]
    [InlineData(6, 1, true)]
    [InlineData(6, 2, true)]
    [InlineData(6, 3, false)]
    [InlineData(11, 12, true)]
    [InlineData(10, 12, false)]
    public void Looks_ahead_from_six_values_or_more_and_no_more_than_twice_as_far_as_its_errors_reach(int values, int horizon, bool can) =>
        Assert.Equal(can, Projection.Of([.. Enumerable.Range(0, values).Select(i => (double)(i * i % 7))], new Aim(horizon)) is not null);

    [Fact]
    public void A_missing_value_is_bridged_and_no_method_is_judged_by_it()
    {
        var ahead = Projection.Of([2, 4, double.NaN, 8, 10, double.NaN, double.NaN, 16, 18], new Aim(1));
        Assert.Equal((20, 4), (ahead!.Value.Value, ahead.Value.Tried));
        Assert.Null(Projection.Of([2, double.NaN, double.NaN, 8, double.NaN, double.NaN, double.NaN, 16, 18, 20, double.NaN, double.NaN, 26], new Aim(1)));
    }
}
