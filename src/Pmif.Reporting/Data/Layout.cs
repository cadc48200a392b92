namespace Pmif.Reporting.Data;

/// <summary>The scorecards of one version of the framework. It never changes once stored; the highest version is the one in force.</summary>
public sealed class Layout
{
    public required int Version { get; init; }

    public required string Framework { get; init; }

    public required string Name { get; init; }

    public required string AreaCode { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required long Position { get; init; }

    public List<LayoutScorecard> Scorecards { get; init; } = [];
}

public sealed class LayoutScorecard
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required int Ordinal { get; init; }

    public List<LayoutGroup> Groups { get; init; } = [];
}

public sealed class LayoutGroup
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required int Ordinal { get; init; }

    public List<LayoutMeasure> Measures { get; init; } = [];
}

public sealed class LayoutMeasure
{
    public required string Measure { get; init; }

    public required int Ordinal { get; init; }
}
