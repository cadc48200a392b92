using Pmif.Measures.Features.Targets;

namespace Pmif.Measures.Data.Rows;

internal sealed class TargetProposalRow
{
    public int Id { get; init; }
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }

    /// <summary>The version that it would replace; 0 where there was none.</summary>
    public int Against { get; init; }

    public required TargetsBody Body { get; init; }
    public required string Reason { get; init; }
    public required string State { get; set; }
    public DateTimeOffset ProposedAt { get; init; }
    public required string ProposedBy { get; init; }
    public string? ProposedById { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedById { get; set; }
    public string? DecisionReason { get; set; }

    /// <summary>The version that it became.</summary>
    public int? Version { get; set; }
}
