using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Variation;

/// <summary>Picks the values that a control chart may be drawn of.</summary>
public static class ChartableValues
{
    /// <summary>
    /// Values of the same length of period as the latest. A running total is taken apart first, and a rolling year is not charted
    /// at all: both move with their own past, which would break the limits.
    /// </summary>
    public static List<(Period Period, decimal Value)> Of(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points)
    {
        var (periods, amounts) = (new Period[points.Length], new decimal[points.Length]);
        var count = Collect(definition, points, periods, amounts);
        var values = new List<(Period, decimal)>(count);
        for (var i = 0; i < count; i++)
            values.Add((periods[i], amounts[i]));
        return values;
    }

    /// <summary>The same into room as long as <paramref name="points"/>; returns how many values there are.</summary>
    public static int Collect(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points, Span<Period> periods, Span<decimal> amounts)
    {
        if (points.IsEmpty || definition.TemporalType == TemporalType.Rolling12)
            return 0;
        var isTotal = definition.TemporalType == TemporalType.Cumulative;
        var months = isTotal ? StepOf(definition, points[^1].Period) : points[^1].Period.Months;
        if (isTotal && months is 0 or >= 12)
            return 0;
        var (count, before) = (0, -1);
        for (var i = 0; i < points.Length; i++)
        {
            ref readonly var point = ref points[i];
            var grows = isTotal && point.Period is { Start: { Month: 4, Day: 1 }, Months: <= 12 } && point.Period.Months > months;
            if (!grows && point.Period.Months != months)
                continue;
            var amount = !isTotal || point.Value is not { } total ? point.Value
                : OwnAmount(point, months, before < 0 ? null : points[before], total);
            if (amount is { } own)
                (periods[count], amounts[count++]) = (grows ? new Period(point.Period.Start.AddMonths(point.Period.Months - months), months) : point.Period, own);
            before = i;
        }
        return count;
    }

    /// <summary>What the period itself added to a running total that starts each 1 April; none where the total before is not known.</summary>
    public static decimal? OwnAmount(SeriesPoint point, SeriesPoint? before, decimal total) => OwnAmount(point, point.Period.Months, before, total);

    // A total may come for each month, or for a period that grows by a month each time.
    private static decimal? OwnAmount(SeriesPoint point, int months, SeriesPoint? before, decimal total) =>
        point.Period is { Start: { Month: 4, Day: 1 } } && point.Period.Months == months ? total
        : before is { Value: { } earlier } && before.Value.Period == Before(point.Period, months) ? total - earlier
        : null;

    private static Period Before(Period period, int months) => period.Months == months ? period.Previous() : period with { Months = period.Months - months };

    private static int StepOf(MeasureDefinition definition, Period latest) =>
        ReportingStep.Months(definition.Frequency) is > 0 and var step ? step : latest.Months;
}
