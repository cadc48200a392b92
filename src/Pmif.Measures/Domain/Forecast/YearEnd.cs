using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Forecast;

/// <summary>The end of the year in course, seen from the latest value.</summary>
/// <param name="Latest">Place of the latest actual value.</param>
/// <param name="Step">Months between values.</param>
/// <param name="Period">The period that is forecast.</param>
/// <param name="Aim">How far ahead it lies, and whether it is a sum.</param>
/// <param name="Over">Periods of that year that have a value already and count towards the sum; 0 where it is none.</param>
internal readonly record struct YearEnd(int Latest, int Step, Period Period, Aim Aim, int Over)
{
    /// <summary>Finds it; says why there is none.</summary>
    public static ForecastGap Find(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points, out YearEnd year)
    {
        year = default;
        var step = ReportingStep.Months(definition.Frequency);
        var latest = LastWhere(points, static (in SeriesPoint point) => PastValues.IsActual(point));
        if (definition.Unit is Units.Milestone or Units.YesNo)
            return ForecastGap.NotForecast;
        if (step == 0)
            return ForecastGap.NoRegularPeriods;
        if (latest < 0)
            return ForecastGap.TooFewValues;

        // The year is that of the value to come, also where the latest ones are missing.
        var reported = LastWhere(points, static (in SeriesPoint point) => point.Flag != ValueFlag.Forecast);
        var from = PastValues.EndMonth(points[latest].Period);
        var next = PastValues.EndMonth(points[reported].Period) + step;
        var end = step >= 12 ? next : next + 12 - PastValues.MonthsIntoYear(next);
        var (ahead, season) = ((end - from) / step, Math.Max(1, 12 / step));
        if ((end - from) % step != 0)
            return ForecastGap.OffTheYear;
        if (ahead > season)
            return ForecastGap.LatestMissing;
        var period = points[latest].Period;
        var sum = Outturn.IsSum(definition);
        year = new(latest, step, sum ? Period.FinancialYear((end - 12) / 12) : period.Shift(ahead * step), new(ahead, sum, season), sum ? season - ahead : 0);
        return ForecastGap.None;
    }

    private delegate bool Choice(in SeriesPoint point);

    private static int LastWhere(ReadOnlySpan<SeriesPoint> points, Choice holds)
    {
        var place = points.Length - 1;
        while (place >= 0 && !holds(points[place]))
            place--;
        return place;
    }
}
