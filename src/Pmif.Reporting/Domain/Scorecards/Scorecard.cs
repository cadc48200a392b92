using System.Text.Json.Serialization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Reporting.Domain.Scorecards;

/// <summary>A scorecard as it is read: every measure the framework places on it, with or without data.</summary>
/// <param name="Code">Code of the scorecard.</param>
/// <param name="Name">Its name.</param>
/// <param name="FrameworkVersion">Version of the framework that laid it out.</param>
/// <param name="AsOf">The time asked for; else when anything shown here last changed.</param>
/// <param name="Position">Place in Reporting's order of changes: what comes later than this is not shown yet.</param>
/// <param name="Counts">Each measure once, however many groups show it.</param>
/// <param name="Groups">In the framework's order.</param>
public sealed record Scorecard(
    string Code, string Name, int FrameworkVersion, DateTimeOffset AsOf, long Position, StatusCounts Counts, IReadOnlyList<ScorecardGroup> Groups)
{
    /// <summary>The place in the order of changes at which the layout itself was put in force.</summary>
    [JsonIgnore]
    public long LayoutPosition { get; init; }

    /// <summary>Each measure's cell once, in the order of the groups.</summary>
    [JsonIgnore]
    public IEnumerable<ScorecardCell> Cells => Groups.SelectMany(group => group.Measures).DistinctBy(cell => cell.Measure, StringComparer.Ordinal);
}

/// <summary>A perspective or an objective with its measures.</summary>
public sealed record ScorecardGroup(string Code, string Name, string Kind, StatusCounts Counts, IReadOnlyList<ScorecardCell> Measures);

/// <summary>One measure on a scorecard.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Name">Its name, or its code while no definition is known.</param>
/// <param name="Breakdown">What the figure is about; empty for the whole council.</param>
/// <param name="Period">The latest period with a value.</param>
/// <param name="PeriodLabel">The same for people.</param>
/// <param name="Value">In the measure's unit, as stored.</param>
/// <param name="Display">The value for people, at the declared decimals.</param>
/// <param name="Target">The target of that period.</param>
/// <param name="TargetDisplay">The target for people.</param>
/// <param name="Rag">Status; <c>no-data</c> where there is no value, and then never a colour.</param>
/// <param name="Direction">Direction of travel, adjusted for polarity.</param>
/// <param name="Movement">Which way the figure itself moved.</param>
/// <param name="Variation">What the latest point of its control chart shows.</param>
/// <param name="Assurance">Whether the process will meet its target as it runs.</param>
/// <param name="Forecast">Expected value at the end of the year.</param>
/// <param name="Benchmark">Place among the comparators; only for the whole council.</param>
/// <param name="Spark">Recent values in order of time, to two places more than are printed; null where one is missing.</param>
/// <param name="Revision">Revision of the series; 0 where there is none.</param>
/// <param name="UpdatedAt">When that revision was committed.</param>
public sealed record ScorecardCell(
    string Measure, string Name, string Breakdown, Period? Period, string? PeriodLabel, decimal? Value, string? Display,
    decimal? Target, string? TargetDisplay, Rag Rag, Direction Direction, Movement? Movement, Variation Variation, Assurance Assurance,
    ForecastState? Forecast, CellBenchmark? Benchmark, IReadOnlyList<decimal?> Spark, long Revision, DateTimeOffset? UpdatedAt)
{
    /// <summary>How the rating came about: by the rule, which goes without saying, made anew for a reason, or set by a person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RatingOrigin Rating { get; init; }

    /// <summary>Whether blue means acceptable, between a low and a high target, rather than beyond the stretch target.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Acceptable { get; init; }

    /// <summary>The forecast for people, at the declared decimals; none where there is no forecast.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ForecastDisplay { get; init; }

    /// <summary>Whether the change against the comparator is more than noise; none where Measures did not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShownChange? Change { get; init; }

    /// <summary>Place in Reporting's order of changes at which anything of this cell last changed; 0 where nothing is known.</summary>
    [JsonIgnore]
    public long Position { get; init; }
}

/// <summary>Our place among comparators.</summary>
/// <param name="Group">Code of the comparator group.</param>
/// <param name="GroupName">Its name.</param>
/// <param name="Rank">1 is best, or highest where neither way is better; ties share the best rank.</param>
/// <param name="Of">Areas with a value, our own included.</param>
/// <param name="Quartile">1 to 4; null where there are too few areas.</param>
/// <param name="Period">The period compared, which can lie before the cell's own.</param>
public sealed record CellBenchmark(string Group, string GroupName, int Rank, int Of, int? Quartile, Period? Period);
