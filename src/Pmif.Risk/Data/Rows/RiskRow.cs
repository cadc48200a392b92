using Pmif.Risk.Domain.Register;

namespace Pmif.Risk.Data.Rows;

/// <summary>A risk of the register.</summary>
public sealed class RiskRow
{
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; set; }
    public required string Cause { get; set; }
    public required string Event { get; set; }
    public required string Consequence { get; set; }
    public required string Category { get; set; }
    public required string Owner { get; set; }
    public Proximity? Proximity { get; set; }
    public Treatment? Treatment { get; set; }
    public Appetite? Appetite { get; set; }
    public DateOnly? ReviewDue { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public required string ChangedBy { get; set; }

    public List<ScoreRow> Scores { get; init; } = [];
    public List<WatchedMeasureRow> Measures { get; init; } = [];
    public List<ObjectiveRow> Objectives { get; init; } = [];
    public List<ControlRow> Controls { get; init; } = [];
    public List<ReviewCallRow> Calls { get; init; } = [];

    /// <summary>Where it stands, from its rows; the unanswered calls must be loaded.</summary>
    public RiskState State => ClosedAt is not null ? RiskState.Closed : Calls.Any(call => call.ReviewId is null) ? RiskState.ReviewNeeded : RiskState.Open;
}

/// <summary>An objective of the framework that a risk threatens.</summary>
public sealed class ObjectiveRow
{
    public Guid RiskId { get; init; }
    public required string Objective { get; init; }
    public int Position { get; set; }
}

/// <summary>A control of a risk.</summary>
public sealed class ControlRow
{
    public Guid RiskId { get; init; }
    public int Position { get; init; }
    public required string Name { get; set; }
    public int AssuranceLine { get; set; }
    public DateOnly? LastTested { get; set; }
}
