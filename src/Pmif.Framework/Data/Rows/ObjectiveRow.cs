namespace Pmif.Framework.Data.Rows;

public sealed class ObjectiveRow
{
    public int Version { get; init; }
    public required string Code { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    public required string PortfolioHolder { get; init; }
    public required string Committee { get; init; }
    public required string Director { get; init; }
    public required string Lead { get; init; }

    public List<OutcomeRow> Outcomes { get; init; } = [];
    public List<ObjectiveInterventionRow> Interventions { get; init; } = [];
}

/// <summary>An intervention serves an objective.</summary>
public sealed class ObjectiveInterventionRow
{
    public int Version { get; init; }
    public required string ObjectiveCode { get; init; }
    public required string InterventionCode { get; init; }
    public int Position { get; init; }
}

public sealed class OutcomeRow
{
    public int Version { get; init; }
    public required string Code { get; init; }
    public required string ObjectiveCode { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }

    public List<OutcomeMeasureRow> Measures { get; init; } = [];
}

/// <summary>A measure tells of an outcome.</summary>
public sealed class OutcomeMeasureRow
{
    public int Version { get; init; }
    public required string OutcomeCode { get; init; }
    public required string Measure { get; init; }
    public int Position { get; init; }
}
