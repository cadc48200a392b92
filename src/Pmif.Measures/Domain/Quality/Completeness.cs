using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Quality;

/// <summary>How much of what should have come has come.</summary>
/// <param name="Expected">Periods that have fallen due, the latest 24 at most.</param>
/// <param name="Missing">Those of them for which nothing has come, the earliest first.</param>
public sealed record Completeness(IReadOnlyList<Period> Expected, IReadOnlyList<Period> Missing)
{
    /// <summary>Periods looked back upon.</summary>
    public const int LookBack = 24;

    /// <summary>How many of the expected have come.</summary>
    public int Present => Expected.Count - Missing.Count;

    /// <summary>Completeness of a series. Nothing is expected of a measure that is reported now and then, or of a milestone.</summary>
    /// <param name="definition">The measure.</param>
    /// <param name="since">First day from which values are expected; none means since the first that came.</param>
    /// <param name="until">First day on which they are no more.</param>
    /// <param name="reported">Every period for which something came: a value, or that there is none to be had. Not available counts as missing.</param>
    /// <param name="today">The day of the question.</param>
    public static Completeness Of(MeasureDefinition definition, DateOnly? since, DateOnly? until, IReadOnlyList<(Period Period, decimal? Value, ValueFlag Flag)> reported, DateOnly today)
    {
        var first = since ?? (reported.Count > 0 ? reported.Min(one => one.Period.End) : (DateOnly?)null);
        if (definition.Unit == Units.Milestone || first is not { Year: > 1000 and < 9900 } from || ExpectedPeriods.EndingFrom(definition.Frequency, from) is not { } period)
            return new([], []);
        var step = ReportingStep.Months(definition.Frequency);
        var expected = new List<Period>();
        for (; DueDates.Of(period, definition.LagDays) < today && !(period.End >= until); period = period.Shift(step))
            expected.Add(period);
        if (expected.Count > LookBack)
            expected.RemoveRange(0, expected.Count - LookBack);
        var ends = reported.Where(one => one.Value is not null || one.Flag is not (ValueFlag.None or ValueFlag.NotAvailable)).Select(one => one.Period.End).ToHashSet();
        return new(expected, [.. expected.Where(one => !ends.Any(end => end <= one.End && end > one.Shift(-step).End))]);
    }
}
