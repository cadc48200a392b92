using Pmif.Contracts.Measures.Events;

namespace Pmif.Reporting.Domain.Scorecards;

/// <summary>A scorecard's place in a version of the framework.</summary>
public sealed record ScorecardLayout(string Code, string Name, int FrameworkVersion, DateTimeOffset PublishedAt, long Position);

/// <summary>A group of a layout and one measure in it (or none), with what is known of that measure.</summary>
public sealed record PlacedMeasure(
    string Group, string GroupName, string GroupKind, string? Measure,
    Recorded<MeasureDefinition>? Definition, Recorded<CellRevision>? Cell, Recorded<CellBenchmark?>? Benchmark)
{
    /// <summary>Of a measure without any value: the last day on which the first one comes in time.</summary>
    public DateOnly? FirstDue { get; init; }

    /// <summary>The same with an earlier state. A benchmark of another period than that state's would mislead and goes.</summary>
    public PlacedMeasure At(Recorded<CellRevision>? earlier) => this with
    {
        Cell = earlier,
        Benchmark = Benchmark?.Fact?.Period is { } compared && compared == earlier?.Fact.State.Period ? Benchmark : null,
    };
}

/// <summary>A fact with the time it was committed and its place in Reporting's order of changes.</summary>
public sealed record Recorded<T>(T Fact, DateTimeOffset At, long Position);

/// <summary>What a scorecard needs of a measure's definition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit, such as <c>percent</c>, <c>currency</c>, <c>days</c> or <c>rate</c>.</param>
/// <param name="Per">What a rate is per, such as 1,000 people; 1 otherwise.</param>
/// <param name="Decimals">Decimal places it is printed at.</param>
/// <param name="Range">Where values shall lie, for a measure that is best within a range.</param>
public sealed record MeasureDefinition(string Name, string Unit, decimal Per, int Decimals, TargetRange? Range = null);

/// <summary>Two bounds, both within.</summary>
public sealed record TargetRange(decimal Low, decimal High)
{
    /// <summary>The range; none unless both bounds are known.</summary>
    public static TargetRange? Of(decimal? low, decimal? high) => low is { } from && high is { } to ? new(from, to) : null;
}

/// <summary>One revision of one series.</summary>
public sealed record CellRevision(long Revision, SeriesState State, RecentPoints Recent);
