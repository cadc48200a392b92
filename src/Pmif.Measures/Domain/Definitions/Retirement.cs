namespace Pmif.Measures.Domain.Definitions;

/// <summary>The end of a measure.</summary>
/// <param name="From">Periods that end on or after this day are not in force; a year that ended the day before still is.</param>
/// <param name="Reason">Why it ends.</param>
/// <param name="ReplacedBy">Code of the measure that takes its place; none where nothing does.</param>
public sealed record Retirement(DateOnly From, string Reason, string? ReplacedBy = null);

/// <summary>Where in its life a measure is.</summary>
public enum MeasureState { InForce, Retired, Future }
