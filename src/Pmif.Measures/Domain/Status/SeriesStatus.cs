using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Trend;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Domain.Status;

/// <summary>The state of a series, from its points and nothing else, so that the order in which they came in does not matter.</summary>
public static class SeriesStatus
{
    /// <summary>The state at the last of <paramref name="points"/>, which keeps the rating it was given when it came in.</summary>
    /// <param name="definition">The definition now in force.</param>
    /// <param name="targets">The targets of the series; its baseline may be the comparator.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="revision">Revision of the series.</param>
    /// <param name="marks">What a person decided about its control chart.</param>
    /// <param name="targetsAt">The targets that hold in a period to come, by which its forecast is rated.</param>
    public static SeriesState Of(
        MeasureDefinition definition, TargetSet? targets, ReadOnlySpan<SeriesPoint> points, long revision, ChartMarks? marks = null,
        Func<Period, TargetSet?>? targetsAt = null)
    {
        if (points.IsEmpty)
            return new SeriesState(null, null, null, Rag.NoData, Direction.NotComparable, null, Contracts.Primitives.Variation.TooFewPoints, Assurance.None, null, revision);
        var latest = points[^1];
        var process = ProcessState.Of(points, definition, marks ?? ChartMarks.None);
        var comparator = latest.Value is null ? null : Comparator.Of(definition, targets?.Baseline, points);
        return new SeriesState(latest.Period, latest.Value, latest.Target, latest.Rag,
            DirectionBy(definition, points, comparator, process.Variation),
            comparator is null ? null : DirectionOfTravel.MovementOf(latest.Value!.Value, comparator.Value.Value!.Value, definition.Decimals),
            process.Variation, process.Assurance, ForecastOf(definition, targetsAt, points, marks?.Rebases ?? []), revision)
        {
            Rating = latest.Origin,
            Acceptable = latest.Rag == Rag.Blue && targets?.AmberRule == AmberRule.Acceptable,
        };
    }

    private static ForecastState? ForecastOf(MeasureDefinition definition, Func<Period, TargetSet?>? targetsAt, ReadOnlySpan<SeriesPoint> points, IReadOnlyList<Period> starts) =>
        YearEndForecast.Of(definition, points, starts, out _) is { } forecast ? YearEndForecast.Rated(definition, targetsAt?.Invoke(forecast.Period), points, forecast) : null;

    private static Direction DirectionBy(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points, SeriesPoint? comparator, Contracts.Primitives.Variation variation) =>
        definition.ChangeTest.Method switch
        {
            ChangeTestMethod.Spc => variation switch
            {
                Contracts.Primitives.Variation.ImprovementHigh or Contracts.Primitives.Variation.ImprovementLow => Direction.Improving,
                Contracts.Primitives.Variation.ConcernHigh or Contracts.Primitives.Variation.ConcernLow => Direction.Declining,
                Contracts.Primitives.Variation.CommonCause => Direction.Stable,
                _ => Direction.NotComparable,
            },
            ChangeTestMethod.Trend => RecentTrend.Of(points).DirectionFor(definition.Polarity),
            _ => comparator is null ? Direction.NotComparable : DirectionOfTravel.Of(definition, points[^1], comparator.Value),
        };
}
