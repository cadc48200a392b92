namespace Pmif.Framework.Data.Rows;

public sealed class InterventionRow
{
    public int Version { get; init; }
    public required string Code { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    public required string[] Parts { get; init; }

    public List<MilestoneRow> Milestones { get; init; } = [];
}

public sealed class MilestoneRow
{
    public int Version { get; init; }
    public required string Code { get; init; }
    public required string InterventionCode { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    public DateOnly Due { get; init; }
}
