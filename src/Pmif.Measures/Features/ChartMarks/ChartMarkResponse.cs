using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Features.ChartMarks;

/// <summary>What is sent to start a control chart anew, or to ghost one of its points.</summary>
/// <param name="Period">First period of the new limits, or the one that is out of the ordinary.</param>
/// <param name="Reason">What changed for good, or what happened.</param>
/// <param name="Breakdown">The series; the whole council unless given.</param>
public sealed record ChartMarkBody(Period? Period, string? Reason, string? Breakdown);

/// <summary>What is sent to take that back.</summary>
public sealed record RemoveChartMarkBody(string? Reason);

/// <summary>A rebase or a ghosted point of a control chart, with who decided it, when and why.</summary>
public sealed record ChartMarkResponse(
    int Id, string Measure, string Breakdown, Period Period, string PeriodLabel, string Reason, DateTimeOffset RecordedAt, string RecordedBy,
    DateTimeOffset? RemovedAt, string? RemovedBy, string? RemovedReason, ChartMarkKind Kind)
{
    internal static ChartMarkResponse Of(ChartMarkRow row, string measure, string breakdown) => new(
        row.Id, measure, breakdown, row.Period, row.Period.Label, row.Reason, row.RecordedAt, row.RecordedBy, row.RemovedAt, row.RemovedBy, row.RemovedReason, Words.Read<ChartMarkKind>(row.Kind));
}
