using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Data.Rows;

/// <summary>A version of the framework. Its content never changes; its state does.</summary>
public sealed class FrameworkVersionRow
{
    public int Version { get; init; }
    public VersionState State { get; set; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Council { get; init; }
    public required string AreaCode { get; init; }
    public required string Vision { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    public List<VersionStateRow> States { get; init; } = [];
    public List<ObjectiveRow> Objectives { get; init; } = [];
    public List<InterventionRow> Interventions { get; init; } = [];
    public List<ScorecardRow> Scorecards { get; init; } = [];
    public List<CalendarEntryRow> Calendar { get; init; } = [];
}

/// <summary>A state a version came into: when, and by whom.</summary>
public sealed class VersionStateRow
{
    public long Id { get; init; }
    public int Version { get; init; }
    public VersionState State { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
}
