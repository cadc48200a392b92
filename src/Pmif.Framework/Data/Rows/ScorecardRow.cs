namespace Pmif.Framework.Data.Rows;

public sealed class ScorecardRow
{
    public int Version { get; init; }
    public required string Code { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    public bool ByObjective { get; init; }

    public List<PerspectiveRow> Perspectives { get; init; } = [];
}

public sealed class PerspectiveRow
{
    public int Version { get; init; }
    public required string ScorecardCode { get; init; }
    public required string Code { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }

    public List<PerspectiveMeasureRow> Measures { get; init; } = [];
}

/// <summary>A measure stands in a perspective.</summary>
public sealed class PerspectiveMeasureRow
{
    public int Version { get; init; }
    public required string ScorecardCode { get; init; }
    public required string PerspectiveCode { get; init; }
    public required string Measure { get; init; }
    public int Position { get; init; }
}
