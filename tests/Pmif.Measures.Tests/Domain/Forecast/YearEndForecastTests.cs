using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Forecast;

public sealed class YearEndForecastTests
{
    private static readonly Period April2024 = Period.Month(2024, 4), YearOf2025 = Period.FinancialYear(2025);

    [Fact]
    public void A_flow_ends_its_year_with_what_it_has_added_up_to_and_what_is_expected_of_the_rest()
    {
        var forecast = Forecast(Monthly(TemporalType.Flow), Months(18, _ => 10));

        Assert.Equal((YearOf2025, 120m, 120m, 120m, "last-value"), (forecast!.Period, forecast.Value, forecast.Lower, forecast.Upper, forecast.Method));
    }

    [Fact]
    public void A_count_of_people_that_do_not_add_up_over_periods_ends_with_its_last_period() =>
        Assert.Equal((Period.Month(2026, 3), 10m), Told(Forecast(Monthly(TemporalType.Flow) with { Distinct = true }, Months(18, _ => 10))));

    [Fact]
    public void A_running_total_ends_with_the_total_however_its_periods_are_written()
    {
        var growing = Enumerable.Range(0, 18).Select(month => Point(new Period(new DateOnly(2024 + month / 12, 4, 1), month % 12 + 1), (month % 12 + 1) * 10)).ToArray();

        Assert.Equal((YearOf2025, 120m), Told(Forecast(Monthly(TemporalType.Cumulative), growing)));
        Assert.Equal((YearOf2025, 120m), Told(Forecast(Monthly(TemporalType.Cumulative), Months(18, month => (month % 12 + 1) * 10))));
    }

    [Fact]
    public void A_running_total_stands_a_missing_month_and_a_flow_does_not()
    {
        var missing = Months(18, month => (month % 12 + 1) * 10);
        missing[14] = missing[14] with { Value = null, Flag = ValueFlag.Confidential };

        Assert.Equal(120m, Forecast(Monthly(TemporalType.Cumulative), missing)!.Value);
        Assert.Equal(ForecastGap.YearIncomplete, Gap(Monthly(TemporalType.Flow), missing));
    }

    [Theory]
    [InlineData(TemporalType.Snapshot)]
    [InlineData(TemporalType.Rate)]
    [InlineData(TemporalType.Average)]
    public void A_stock_a_rate_and_an_average_end_with_the_value_of_the_last_period(TemporalType type) =>
        Assert.Equal((Period.Month(2026, 3), 11.7m), Told(Forecast(Monthly(type), Months(18, month => 9.4m + month * 0.1m))));

    [Fact]
    public void A_stock_on_the_last_day_of_a_quarter_is_forecast_for_the_last_day_of_March()
    {
        var days = Enumerable.Range(0, 10).Select(quarter => Point(Period.Snapshot(new DateOnly(2023, 6, 30)).Shift(quarter * 3), 50)).ToArray();

        Assert.Equal((Period.Snapshot(new DateOnly(2026, 3, 31)), 50m), Told(Forecast(Monthly(TemporalType.Snapshot) with { Frequency = Frequency.Quarterly }, days)));
    }

    [Fact]
    public void A_rolling_year_ends_with_the_twelve_months_to_March()
    {
        var rolling = Enumerable.Range(0, 18).Select(month => Point(new Period(new DateOnly(2023, 5, 1).AddMonths(month), 12), 7)).ToArray();

        Assert.Equal((YearOf2025, 7m), Told(Forecast(Monthly(TemporalType.Rolling12), rolling)));
    }

    [Fact]
    public void A_measure_reported_once_a_year_is_forecast_for_its_next_period()
    {
        var years = Enumerable.Range(2015, 10).Select(year => Point(Period.AcademicYear(year), 60)).ToArray();

        Assert.Equal((Period.AcademicYear(2025), 60m), Told(Forecast(Monthly(TemporalType.Rate) with { Frequency = Frequency.AcademicYear }, years)));
    }

    [Fact]
    public void Once_the_year_is_over_the_next_one_is_forecast() =>
        Assert.Equal(Period.FinancialYear(2026), Forecast(Monthly(TemporalType.Flow), Months(24, _ => 10))!.Period);

    [Fact]
    public void The_forecast_has_the_target_of_its_period_and_the_colour_it_would_get()
    {
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Relative, 10), Targets = [new(YearOf2025, 130)], Trajectory = TrajectoryKind.Cumulative };

        var forecast = Forecast(Monthly(TemporalType.Flow) with { Polarity = Polarity.Higher }, Months(18, _ => 10), targets);
        var turned = Forecast(Monthly(TemporalType.Flow) with { Polarity = Polarity.Lower }, Months(18, _ => 10), targets);
        var contextual = Forecast(Monthly(TemporalType.Flow) with { Kind = MeasureKind.Contextual }, Months(18, _ => 10), targets);

        Assert.Equal((130m, Rag.Amber), (forecast!.Target, forecast.Rag));
        Assert.Equal((130m, Rag.Green), (turned!.Target, turned.Rag));
        Assert.Equal((130m, (Rag?)null), (contextual!.Target, contextual.Rag));
        var without = Forecast(Monthly(TemporalType.Flow), Months(18, _ => 10));
        Assert.Equal(((decimal?)null, (Rag?)null), (without!.Target, without.Rag));
    }

    [Fact]
    public void An_explicit_target_of_a_year_is_one_for_each_month_and_so_is_its_tolerance()
    {
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 1), Targets = [new(YearOf2025, 11)] };
        var months = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 1), Targets = [new(YearOf2025, 125), .. Enumerable.Range(0, 12).Select(month => new PeriodTarget(Period.Month(2025, 4).Shift(month), 11))] };

        Assert.Equal((132m, Rag.Amber), (Forecast(Monthly(TemporalType.Flow), Months(18, _ => 10), targets) is var each ? (each!.Target!.Value, each.Rag!.Value) : default));
        Assert.Equal((11m, Rag.Green), (Forecast(Monthly(TemporalType.Flow), Months(18, _ => 10), targets with { JudgedAgainst = JudgedAgainst.YearEnd }) is var year ? (year!.Target!.Value, year.Rag!.Value) : default));
        Assert.Equal((125m, Rag.Red), (Forecast(Monthly(TemporalType.Flow), Months(18, _ => 10), months) is var own ? (own!.Target!.Value, own.Rag!.Value) : default));
    }

    [Fact]
    public void Amber_for_an_improvement_is_judged_by_the_end_of_last_year()
    {
        var improved = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 0), Targets = [new(YearOf2025, 1_000)], AmberRule = AmberRule.IfImproved };
        var flow = Monthly(TemporalType.Flow) with { Polarity = Polarity.Higher };
        var total = Monthly(TemporalType.Cumulative) with { Polarity = Polarity.Higher };

        Assert.Equal(Rag.Amber, Forecast(flow, Months(18, _ => 10), improved)!.Rag);
        Assert.Equal(Rag.Red, Forecast(flow, Months(18, month => month == 0 ? 11 : 10), improved)!.Rag);
        Assert.Equal(Rag.Amber, Forecast(total, Months(18, month => (month % 12 + 1) * 10), improved)!.Rag);
    }

    [Fact]
    public void A_percentage_stays_between_0_and_100_and_a_count_above_what_there_is()
    {
        var percent = Forecast(Monthly(TemporalType.Rate) with { Unit = Units.Percent }, Months(18, month => 100 - month % 5))!;
        var falling = Forecast(Monthly(TemporalType.Snapshot), Months(18, month => 170 - month * 10))!;
        var count = Forecast(Monthly(TemporalType.Flow), Months(18, month => month % 3 == 0 ? 90 : 0))!;

        Assert.Equal(100, percent.Upper);
        Assert.Equal((0m, 0m), (falling.Value, falling.Lower));
        Assert.True(count.Lower >= 180);
        Assert.True(Forecast(Monthly(TemporalType.Snapshot), Months(18, month => 150 - month * 10))!.Value < 0);
    }

    [Fact]
    public void What_is_itself_a_forecast_or_suppressed_is_no_past_and_a_provisional_value_is()
    {
        var expected = Forecast(Monthly(TemporalType.Rate), Months(18, month => month % 4));

        Assert.Equal(expected, Forecast(Monthly(TemporalType.Rate), [.. Months(18, month => month % 4), Point(April2024.Shift(18), 99) with { Flag = ValueFlag.Forecast }]));
        Assert.Equal(expected, Forecast(Monthly(TemporalType.Rate), [.. Months(18, month => month % 4).Select(point => point with { Flag = ValueFlag.Provisional })]));
        Assert.Equal(expected!.Period, Forecast(Monthly(TemporalType.Rate), [.. Months(18, month => month % 4), Point(April2024.Shift(18), 99) with { Flag = ValueFlag.Confidential }])!.Period);
    }

    [Fact]
    public void A_series_starts_anew_at_a_break_and_at_a_rebase()
    {
        var broken = Months(18, month => month < 9 ? 1_000 : 10);
        var marked = broken.Select((point, place) => place == 9 ? point with { Flag = ValueFlag.Break } : point).ToArray();

        Assert.Equal(10m, Forecast(Monthly(TemporalType.Rate), marked)!.Upper);
        Assert.Equal(10m, YearEndForecast.Of(Monthly(TemporalType.Rate), broken, [broken[9].Period], out _)!.Upper);
        Assert.NotEqual(10m, Forecast(Monthly(TemporalType.Rate), broken)!.Upper);
        Assert.Equal(ForecastGap.TooFewValues, Gap(Monthly(TemporalType.Rate), [.. broken[..17], broken[17] with { Flag = ValueFlag.Break }]));
    }

    [Theory]
    [InlineData(9)] // all of it in this year
    [InlineData(13)] // one month of it
    public void The_months_of_this_year_count_however_many_there_are(int months) =>
        Assert.Equal(120, Forecast(Monthly(TemporalType.Flow), Months(months, _ => 10))!.Value);

    [Theory]
    [InlineData(Frequency.Monthly, 1, 12)]
    [InlineData(Frequency.Quarterly, 3, 4)]
    [InlineData(Frequency.Annual, 12, 1)]
    [InlineData(Frequency.ThreeYear, 36, 1)]
    public void A_year_has_as_many_seasons_as_reports_and_one_at_least(Frequency frequency, int months, int season)
    {
        YearEnd.Find(Monthly(TemporalType.Rate) with { Frequency = frequency }, [Point(new Period(new DateOnly(2024, 4, 1), months), 1)], out var year);
        Assert.Equal(season, year.Aim.Season);
    }

    [Fact]
    public void Where_only_the_first_value_came_the_latest_is_missing_and_where_none_did_there_are_too_few()
    {
        Assert.Equal(ForecastGap.LatestMissing, Gap(Monthly(TemporalType.Rate), [Point(April2024, 1), Point(April2024.Shift(23), null)]));
        Assert.Equal(ForecastGap.TooFewValues, Gap(Monthly(TemporalType.Rate), [Point(April2024, null), Point(April2024.Shift(23), null)]));
    }

    [Fact]
    public void Only_of_a_flow_that_adds_up_an_explicit_target_of_the_year_is_one_for_each_period()
    {
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 1), Targets = [new(YearOf2025, 120, 150)] };
        Assert.True(YearTarget.IsForEachPeriod(Monthly(TemporalType.Flow), targets, YearOf2025));
        Assert.False(YearTarget.IsForEachPeriod(Monthly(TemporalType.Cumulative), targets, YearOf2025));
        Assert.False(YearTarget.IsForEachPeriod(Monthly(TemporalType.Rate), targets, YearOf2025));
        Assert.False(YearTarget.IsForEachPeriod(Monthly(TemporalType.Flow), targets, Period.Month(2025, 4)));
        Assert.Equal(new PeriodTarget(YearOf2025, 12 * 120, 12 * 150, 12 * 119), YearTarget.Of(Monthly(TemporalType.Flow), targets, YearOf2025));
    }

    [Fact]
    public void Of_a_count_that_does_not_add_up_the_last_month_has_its_own_share_of_a_seasonal_target()
    {
        var seasonal = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 1), Targets = [new(YearOf2025, 100)], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [.. Enumerable.Repeat(0.08m, 11), 0.12m] };
        Assert.Equal(12, YearTarget.Of(Monthly(TemporalType.Flow) with { Distinct = true }, seasonal, Period.Month(2026, 3))!.Value);
        Assert.Equal(100, YearTarget.Of(Monthly(TemporalType.Cumulative), seasonal, Period.Month(2026, 3))!.Value);
    }

    [Fact]
    public void Where_there_is_none_it_is_told_why()
    {
        var quarters = Enumerable.Range(0, 12).Select(quarter => Point(new Period(new DateOnly(2023, 3, 1), 3).Shift(quarter * 3), 5)).ToArray();

        Assert.Equal(ForecastGap.TooFewValues, Gap(Monthly(TemporalType.Rate), []));
        Assert.Equal(ForecastGap.TooFewValues, Gap(Monthly(TemporalType.Rate), Months(5, _ => 1)));
        Assert.Equal(ForecastGap.NotForecast, Gap(Monthly(TemporalType.Rate) with { Unit = Units.YesNo }, Months(18, _ => 1)));
        Assert.Equal(ForecastGap.NotForecast, Gap(Monthly(TemporalType.Rate) with { Unit = Units.Milestone }, Months(18, _ => 1)));
        Assert.Equal(ForecastGap.NoRegularPeriods, Gap(Monthly(TemporalType.Rate) with { Frequency = Frequency.Adhoc }, Months(18, _ => 1)));
        Assert.Equal(ForecastGap.OffTheYear, Gap(Monthly(TemporalType.Rate) with { Frequency = Frequency.Quarterly }, quarters));
        Assert.Equal(ForecastGap.LatestMissing, Gap(Monthly(TemporalType.Rate), [.. Months(23, _ => 1), Point(April2024.Shift(23), null)]));
        Assert.Equal(ForecastGap.YearIncomplete, Gap(Monthly(TemporalType.Flow), [.. Months(18, _ => 1)[..13], .. Months(18, _ => 1)[14..]]));
    }

    private static MeasureDefinition Monthly(TemporalType type) => new() { Frequency = Frequency.Monthly, TemporalType = type, Polarity = Polarity.Higher, Decimals = 1 };

    private static SeriesPoint[] Months(int count, Func<int, decimal> value) => [.. Enumerable.Range(0, count).Select(month => Point(April2024.Shift(month), value(month)))];

    private static SeriesPoint Point(Period period, decimal? value) => new(period, value, null, null, value is null ? ValueFlag.NotAvailable : ValueFlag.None, Rag.Monitoring, null);

    private static ForecastState? Forecast(MeasureDefinition definition, SeriesPoint[] points, TargetSet? targets = null) => 
        YearEndForecast.Of(definition, points, [], out _) is { } forecast ? YearEndForecast.Rated(definition, targets, points, forecast) : null;

    private static ForecastGap Gap(MeasureDefinition definition, SeriesPoint[] points) => YearEndForecast.Of(definition, points, [], out var gap) is null ? gap : ForecastGap.None;

    private static (Period, decimal) Told(ForecastState? forecast) => (forecast!.Period, forecast.Value);
}
