using Pmif.Risk.Domain.Scores;

namespace Pmif.Risk.Data.Rows;

/// <summary>A score as it was given. A later one takes its place; this one stays.</summary>
public sealed class ScoreRow
{
    public long Id { get; init; }
    public Guid RiskId { get; init; }
    public ScoreKind Kind { get; init; }
    public int MatrixVersion { get; init; }
    public int Likelihood { get; init; }
    public int Impact { get; init; }
    public required string Rationale { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>When the next score of its kind was given; none for the one that holds.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>The cell of the matrix it was given with.</summary>
    public MatrixCellRow Cell { get; init; } = null!;
}
