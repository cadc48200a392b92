using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Data.Rows;

/// <summary>A measure that a risk watches, and the breach that is going on, if any.</summary>
public sealed class WatchedMeasureRow
{
    public Guid RiskId { get; init; }
    public required string Measure { get; init; }
    public int Position { get; set; }
    public Trigger Trigger { get; set; }

    /// <summary>Worst rating of the breach that is going on.</summary>
    public Rag? Breach { get; set; }
}

/// <summary>The latest that is known of a measure for the whole council.</summary>
public sealed class MeasureRatingRow
{
    public required string Measure { get; init; }

    /// <summary>None where nothing has been heard yet.</summary>
    public Rag? Rag { get; init; }
    public Period? Period { get; init; }

    public long Revision { get; init; }

    /// <summary>When Measures last answered a question about it.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}
