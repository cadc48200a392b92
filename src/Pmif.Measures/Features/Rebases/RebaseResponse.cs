using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Features.Rebases;

/// <summary>What is sent to start a control chart anew.</summary>
/// <param name="Period">First period of the new limits.</param>
/// <param name="Reason">What changed for good.</param>
/// <param name="Breakdown">The series; the whole council unless given.</param>
public sealed record RebaseBody(Period? Period, string? Reason, string? Breakdown);

/// <summary>What is sent to take that back.</summary>
public sealed record RemoveRebaseBody(string? Reason);

/// <summary>Where the limits of a control chart start anew, with who said so, when and why.</summary>
public sealed record RebaseResponse(
    int Id, string Measure, string Breakdown, Period Period, string PeriodLabel, string Reason, DateTimeOffset RecordedAt, string RecordedBy,
    DateTimeOffset? RemovedAt, string? RemovedBy, string? RemovedReason)
{
    internal static RebaseResponse Of(RebaseRow row, string measure, string breakdown) => new(
        row.Id, measure, breakdown, row.Period, row.Period.Label, row.Reason, row.RecordedAt, row.RecordedBy, row.RemovedAt, row.RemovedBy, row.RemovedReason);
}
