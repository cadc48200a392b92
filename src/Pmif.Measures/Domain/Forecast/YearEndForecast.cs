using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Forecast;

/// <summary>What the year in course will end with, from the values of a series and nothing else.</summary>
public static class YearEndForecast
{
    /// <summary>
    /// The forecast with its 80 % interval, or why there is none. The year is the one that the value after the last reported one falls in. A flow ends its year with the sum of it, a running total with the total; a
    /// stock, a rate, an average, a survey or a rolling year with the value of the last period. A measure reported once a year is forecast for its
    /// next period. What cannot be is cut off: a percentage stays within 0 and 100 and any other figure above 0, where all of its past did.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="starts">Periods at which the series starts anew.</param>
    /// <param name="gap">Why there is none.</param>
    /// <param name="errors">Where the mean absolute error of each method goes, if given: <see cref="Projection.Of"/>.</param>
    public static ForecastState? Of(
        MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points, IReadOnlyList<Period> starts, out ForecastGap gap, Span<double> errors = default)
    {
        errors.Fill(double.NaN);
        gap = YearEnd.Find(definition, points, out var year);
        if (gap != ForecastGap.None)
            return null;
        var runningTotal = definition.TemporalType == TemporalType.Cumulative;
        Span<double> room = stackalloc double[PastValues.Window(year.Step)];
        var past = room[..PastValues.Collect(points, year.Latest, year.Step, runningTotal, starts, room)];
        var soFar = year.Over == 0 ? 0 : runningTotal ? past[^1] : Sum(past, year.Over);
        if (runningTotal)
            PastValues.TakeApart(ref past, PastValues.EndMonth(points[year.Latest].Period), year.Step);
        gap = double.IsNaN(soFar) ? ForecastGap.YearIncomplete : ForecastGap.TooFewValues;
        if (double.IsNaN(soFar) || Projection.Of(past, year.Aim, errors) is not { } ahead)
            return null;

        gap = ForecastGap.None;
        var bounds = ForecastBounds.Of(definition.Unit, past, soFar);
        decimal Figure(double off) => bounds.Cut(soFar + ahead.Value + off, definition.Decimals);
        return new(year.Period, Figure(0), Figure(-ahead.HalfWidth), Figure(ahead.HalfWidth), Words.Of(ahead.Method));
    }

    private static double Sum(ReadOnlySpan<double> past, int periods)
    {
        if (periods > past.Length)
            return double.NaN;
        var sum = 0d;
        foreach (var value in past[^periods..])
            sum += value;
        return sum;
    }

    /// <summary>The forecast with the target of its period and the colour that it would get; amber for an improvement is judged by last year's end.</summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="targets">The targets that hold in the forecast period.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="forecast">The forecast.</param>
    public static ForecastState Rated(MeasureDefinition definition, TargetSet? targets, ReadOnlySpan<SeriesPoint> points, ForecastState forecast)
    {
        // A range is one of single values, not of a year's sum.
        if (definition.Polarity == Polarity.Range && Outturn.IsSum(definition))
            return forecast;
        var held = targets?.AmberRule == AmberRule.IfImproved && Outturn.Of(definition, points, forecast.Period.YearBefore()) is { } before
            && DirectionOfTravel.Gain(definition, forecast.Value, before) >= 0;
        var target = targets is null ? null : YearTarget.Of(definition, targets, forecast.Period);
        var rating = PointStatus.OfReported(definition, targets, target, forecast.Value, ValueFlag.None, held);
        return forecast with { Target = rating.Target, Rag = rating.Rag is Rag.Green or Rag.Amber or Rag.Red or Rag.Blue ? rating.Rag : null };
    }
}
