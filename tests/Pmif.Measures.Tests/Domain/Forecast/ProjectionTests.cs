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

    [Fact]
    public void A_trend_that_fades_out_goes_on_by_ever_less()
    {
        double[] past = [1, 2, 4, 7, 11, 16, 22], errors = new double[Projection.Methods];
        // The levels and trends above; two periods ahead a trend adds φ + φ² = 1.5725 of itself, and to the sum of both 2.4225.
        Projection.Of(past, new Aim(2), errors);
        Assert.Equal((6.80607 + 8.92477 + 10.77194) / 3, errors[(int)ForecastMethod.DampedTrend], 4);
        Projection.Of(past, new Aim(2, Sum: true), errors);
        Assert.Equal((10.12691 + 13.64701 + 16.73350) / 3, errors[(int)ForecastMethod.DampedTrend], 4);
    }

    [Fact]
    public void The_same_season_of_last_year_moved_or_not_and_of_up_to_three_years()
    {
        double[] past = [1, 5, 2, 8, 3, 13, 5, 19, 4], errors = new double[Projection.Methods];
        Projection.Of(past, new Aim(1, Season: 2), errors);
        Assert.Equal((2 + 2 + 4 + 3 + 4 + 7) / 6d, errors[(int)ForecastMethod.LastYearMoved], 12);
        Assert.Equal((3 + 1.5 + 6.5 + 3 + (19 - 26 / 3d) + (4 - 10 / 3d)) / 6, errors[(int)ForecastMethod.SeasonalMean], 12);
        Projection.Of(past, new Aim(2, Sum: true, Season: 2), errors);
        Assert.Equal((4 + 8 + 9 + (24 - 32 / 3d) + 11) / 5, errors[(int)ForecastMethod.SeasonalMean], 12);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(12, 3)]
    public void The_latest_quarter_of_a_year_is_the_present(int season, int recent) => Assert.Equal(recent, new Aim(1, Season: season).Recent);

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void Seasons_of_months_are_tried_where_six_errors_can_be_made(int length, bool tried)
    {
        var errors = new double[Projection.Methods];
        Projection.Of([.. Enumerable.Range(0, length).Select(month => (double)(month * month % 7))], new Aim(1, Season: 12), errors);

        Assert.Equal(!tried, double.IsNaN(errors[(int)ForecastMethod.LastYear]));
    }

    [Fact]
    public void Of_two_methods_that_do_as_well_the_simpler_stands()
    {
        // In two years of quarters the mean of the same quarters is that of last year.
        var ahead = Projection.Of([10, 20, 40, 30, 11, 21, 39, 31], new Aim(1, Season: 4))!.Value;
        Assert.Equal((11, ForecastMethod.LastYear), (ahead.Value, ahead.Method));
    }

    [Theory]
    [InlineData(72, true)]
    [InlineData(73, false)]
    public void No_more_than_six_years_of_months_are_looked_at(int values, bool can) =>
        Assert.Equal(can, Projection.Of([.. Enumerable.Range(0, values).Select(i => (double)(i * i % 7))], new Aim(1)) is not null);

    [Fact]
    public void Errors_over_half_the_horizon_are_widened_as_those_of_a_random_walk_would_be()
    {
        double[] past = [3, 8, 4, 9, 2, 7, 5, 8, 3, 6, 5];
        var (half, whole) = (Projection.Of(past, new Aim(6))!.Value, Projection.Of(past, new Aim(12))!.Value);
        Assert.Equal((half.Method, half.HalfWidth * Math.Sqrt(2)), (whole.Method, whole.HalfWidth));
        Assert.Equal(Projection.Of(past, new Aim(6, Sum: true))!.Value.HalfWidth * Math.Sqrt(8), Projection.Of(past, new Aim(12, Sum: true))!.Value.HalfWidth, 9);
        Assert.Equal(46, Projection.Of([.. Enumerable.Range(1, 11).Select(i => 2d * i)], new Aim(12))!.Value.Value, 9);
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
        var months = Projection.Of([.. Enumerable.Range(0, 40).Select(month => (double)(month % 12 * 10 + month * 3))], new Aim(2, Season: 12))!.Value;
        Assert.Equal((50 + 41 * 3, ForecastMethod.LastYearMoved), (Math.Round(months.Value, 9), months.Method));
    }

    [Fact]
    public void An_interval_holds_the_errors_of_the_past_and_allows_for_the_choice()
    {
        // By rank: the smallest size that holds 0.8·12/10 of ten. By spread: t(8) = 1.3968, rms 6.083, √(12/9): 9.81.
        Assert.Equal(10, ForecastErrors.HalfWidth([3, 1, 2, 10, 4, 5, 9, 6, 7, 7], 1));
        Assert.Equal(1.3968 * Math.Sqrt(38.5) * Math.Sqrt(12d / 9), ForecastErrors.HalfWidth([3, 1, 2, 10, 4, 5, 9, 6, 7, 8], 1), 9);
    }

    [Fact]
    public void With_few_errors_no_rank_holds_the_coverage_and_the_largest_is_widened()
    {
        // Of seven errors the rank would be 0.8·9/7·7 = 7.2.
        Assert.Equal(10 * 0.8 * 9 / 7, ForecastErrors.HalfWidth([0, 0, 0, 10, 0, 0, 0], 1), 9);
        // Three count as four: t(2) = 1.8856.
        Assert.Equal(1.8856 * 10 * Math.Sqrt(6 / 3d), ForecastErrors.HalfWidth([10, 10, 10], 1), 9);
    }

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(50, 100.5, false)]
    [InlineData(150, 50, false)]
    public void A_percentage_is_bounded_by_a_hundred_where_its_past_was(double one, double other, bool isBounded) =>
        Assert.Equal(isBounded ? 100 : double.PositiveInfinity, ForecastBounds.Of("percent", [one, double.NaN, other], 0).High);

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

    /// <summary>The sum of two periods is judged where both are known: not from the fourth or third value, whose sums hold the fifth.</summary>
    [Fact]
    public void A_sum_that_holds_a_missing_value_is_not_judged_by()
    {
        Assert.Equal(5, Projection.Of([2, 4, double.NaN, 8, 10, 12, 14, 16, 18], new Aim(2, Sum: true))!.Value.Tried);
        Assert.Equal(3, Projection.Of([2, 4, 6, 8, double.NaN, 12, 14, 16, 18], new Aim(2, Sum: true))!.Value.Tried);
    }

    [Fact]
    public void A_missing_value_is_bridged_and_no_method_is_judged_by_it()
    {
        var ahead = Projection.Of([2, 4, double.NaN, 8, 10, double.NaN, double.NaN, 16, 18], new Aim(1));
        Assert.Equal((20, 4), (ahead!.Value.Value, ahead.Value.Tried));
        var errors = new double[Projection.Methods];
        // As if 9 and 12 had been known, but judged by 15, 18, 21 and 24 only: the means before them are 6, 7.5, 9 and 10.5.
        Projection.Of([0, 3, 6, double.NaN, double.NaN, 15, 18, 21, 24], new Aim(1), errors);
        Assert.Equal(11.25, errors[(int)ForecastMethod.Mean], 12);
        Projection.Of([0, double.NaN, 6, 9, 12, 15, 18], new Aim(1), errors);
        Assert.Equal((6 + 7.5 + 9 + 10.5) / 4, errors[(int)ForecastMethod.Mean], 12);
        // Half may be missing, but six are needed.
        const double none = double.NaN;
        Assert.NotNull(Projection.Of([1, none, 2, none, 4, none, none, 3, none, 5, none, 2], new Aim(1)));
        Assert.Null(Projection.Of([1, none, 2, none, 4, none, 3, none, none, 2], new Aim(1)));
        Assert.Null(Projection.Of([2, double.NaN, double.NaN, 8, double.NaN, double.NaN, double.NaN, 16, 18, 20, double.NaN, double.NaN, 26], new Aim(1)));
    }
}
