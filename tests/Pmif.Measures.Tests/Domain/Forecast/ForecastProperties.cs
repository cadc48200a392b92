using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Forecast;

public sealed class ForecastProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Fact]
    public void A_change_of_unit_changes_forecast_and_interval_as_it_changes_the_values() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        var scaled = one.Past.Select(value => value * 1_024).ToArray();
        return (Projection.Of(one.Past, one.Aim), Projection.Of(scaled, one.Aim)) switch
        {
            ({ } before, { } after) => after == before with { Value = before.Value * 1_024, HalfWidth = before.HalfWidth * 1_024 },
            var both => both == (null, null),
        };
    }).Check(Many);

    [Fact]
    public void Moving_all_values_moves_the_forecast_and_not_its_interval() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        // Whole numbers, so that nothing is lost in adding.
        var past = one.Past.Select(value => Math.Round(value)).ToArray();
        var moved = past.Select(value => value + 512).ToArray();
        return (Projection.Of(past, one.Aim), Projection.Of(moved, one.Aim)) switch
        {
            ({ } before, { } after) => Near(after.Value, before.Value + 512 * (one.Aim.Sum ? one.Aim.Horizon : 1)) && Near(after.HalfWidth, before.HalfWidth) && after.Method == before.Method,
            var both => both == (null, null),
        };
    }).Check(Many);

    [Fact]
    public void The_last_value_stands_unless_beaten_by_a_twentieth_and_then_the_best_is_taken() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        var errors = new double[Projection.Methods];
        if (Projection.Of(one.Past, one.Aim, errors) is not { } found)
            return true;
        var (chosen, last, least) = (errors[(int)found.Method], errors[(int)ForecastMethod.LastValue], errors.Where(error => !double.IsNaN(error)).Min());
        return found.Method == ForecastMethod.LastValue ? least >= last / 1.05 : chosen < last / 1.05 && chosen <= least * (1 + 1e-6);
    }).Check(Many);

    [Fact]
    public void Turning_the_values_round_turns_the_forecast_round() => Prop.ForAll(Cases().ToArbitrary(), one =>
        Projection.Of([.. one.Past.Select(value => -value)], one.Aim) is var after
        && Projection.Of(one.Past, one.Aim) is var before && after == (before is { } known ? known with { Value = -known.Value } : null)).Check(Many);

    [Fact]
    public void The_forecast_of_any_series_is_a_number_within_its_interval_and_its_bounds() => Prop.ForAll(Series().ToArbitrary(), one =>
    {
        var forecast = YearEndForecast.Of(one.Definition, one.Points, [], out var gap);
        var floor = one.Definition.TemporalType == TemporalType.Cumulative || one.Points.Any(point => point.Value < 0) ? decimal.MinValue : 0;
        return forecast is null ? gap != ForecastGap.None
            : gap == ForecastGap.None && forecast.Lower <= forecast.Value && forecast.Value <= forecast.Upper && forecast.Lower >= floor && forecast.Period > one.Points[^1].Period;
    }).Check(Many);

    [Fact]
    public void Only_values_count_not_how_often_the_forecast_was_made_nor_what_came_before_a_break() => Prop.ForAll(Series().ToArbitrary(), one =>
    {
        SeriesPoint[] since = [.. one.Points[..1].Select(point => point with { Flag = ValueFlag.Break }), .. one.Points[1..]];
        SeriesPoint[] longer = [.. Enumerable.Range(1, 9).Reverse().Select(back => one.Points[0] with { Period = one.Points[0].Period.Shift(-back * 12), Value = back }), .. since];
        return YearEndForecast.Of(one.Definition, since, [], out _) == YearEndForecast.Of(one.Definition, longer, [], out _);
    }).Check(Many);

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-6 * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));

    private sealed record Case(double[] Past, Aim Aim);

    private static Gen<Case> Cases() =>
        from season in Gen.Elements(1, 4, 12)
        from horizon in Gen.Choose(1, season == 1 ? 2 : season)
        from sum in Gen.Elements(true, false)
        from past in (from tenths in Gen.Choose(-10_000, 10_000) from missing in Gen.Choose(0, 19) select missing == 0 ? double.NaN : tenths / 8d).ArrayOf()
        from last in Gen.Choose(0, 999)
        from first in Gen.Choose(0, 999)
        select new Case([first, .. past.Take(60), last], new Aim(horizon, sum, season));

    private sealed record Made(MeasureDefinition Definition, SeriesPoint[] Points);

    private static Gen<Made> Series() =>
        from frequency in Gen.Elements(Frequency.Monthly, Frequency.Quarterly, Frequency.HalfYearly, Frequency.Annual)
        from type in Gen.Elements(TemporalType.Flow, TemporalType.Snapshot, TemporalType.Cumulative, TemporalType.Rate, TemporalType.Average)
        from size in Gen.Elements(0m, 0.000001m, 1m, 1_000_000_000_000m)
        from count in Gen.Choose(1, 90)
        from values in Gen.Choose(-50, 950).ArrayOf(count)
        from signs in Gen.Elements(true, false)
        let step = ReportingStep.Months(frequency)
        let first = new Period(new DateOnly(2010, 4, 1), step)
        select new Made(new() { Frequency = frequency, TemporalType = type, Unit = "number" },
            [.. values.Select((value, place) => new SeriesPoint(first.Shift(place * step), (signs ? value : Math.Abs(value)) * size, null, null, ValueFlag.None, Rag.Monitoring, null))]);
}
