using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Collection;

/// <summary>A period that the performance team has closed, and all periods within it.</summary>
/// <param name="Id">Which lock.</param>
/// <param name="Period">The period, such as a year.</param>
/// <param name="Measures">The measures it is closed for; none named means by source.</param>
/// <param name="Source">The source whose measures it is closed for; empty means all.</param>
/// <param name="LockedAt">When.</param>
internal sealed record PeriodLock(int Id, Period Period, IReadOnlySet<int> Measures, string Source, DateTimeOffset LockedAt)
{
    public bool Concerns(int measureId, string source) => Measures.Count > 0
        ? Measures.Contains(measureId)
        : Source.Length == 0 || Source.Equals(source, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the value of <paramref name="period"/> is closed by this.</summary>
    /// <remarks>A rolling figure belongs to the month or quarter that it is brought up to, though it reaches further back.</remarks>
    public bool Covers(MeasureDefinition definition, Period period) => Period.Contains(
        definition.TemporalType == TemporalType.Rolling12 && period.Months == 12 ? LastStep(definition.Frequency, period) : period);

    private static Period LastStep(Frequency frequency, Period period) => ReportingStep.Months(frequency) is var months and > 0
        ? new Period(period.Start.AddMonths(12 - months), months)
        : period;
}
