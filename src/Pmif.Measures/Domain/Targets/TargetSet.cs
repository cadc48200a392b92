using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Targets;

/// <summary>One version of the targets of a series. Versions are kept: each rating names the one it was made by.</summary>
public sealed record TargetSet
{
    /// <summary>Only grows per series.</summary>
    public int Version { get; init; }

    /// <summary>First day it holds; periods that end before it are judged by the version before. None means since ever.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The value change is judged from; its value may yet have to be established.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Width of amber.</summary>
    public required Tolerance Tolerance { get; init; }

    /// <summary>Targets in order of time.</summary>
    public IReadOnlyList<PeriodTarget> Targets { get; init; } = [];

    /// <summary>How a target is spread over the periods before it.</summary>
    public TrajectoryKind Trajectory { get; init; }

    /// <summary>What lies between the target and red.</summary>
    public AmberRule AmberRule { get; init; }

    /// <summary>Which target a period within the year is judged by.</summary>
    public JudgedAgainst JudgedAgainst { get; init; }

    /// <summary>Whether the next version needs a second person.</summary>
    public TargetApproval Approval { get; init; }

    /// <summary>Share of each reporting period in a year, from the year's first period; only for a seasonal trajectory.</summary>
    public IReadOnlyList<decimal> SeasonalShares { get; init; } = [];

    /// <summary>Whether <paramref name="other"/> sets the same targets, whatever its version.</summary>
    public bool IsSameAs(TargetSet other) => Baseline == other.Baseline && Tolerance == other.Tolerance && Trajectory == other.Trajectory
        && (EffectiveFrom, AmberRule, JudgedAgainst, Approval) == (other.EffectiveFrom, other.AmberRule, other.JudgedAgainst, other.Approval)
        && Targets.SequenceEqual(other.Targets) && SeasonalShares.SequenceEqual(other.SeasonalShares);
}

/// <summary>The value at a named period that change is judged from.</summary>
public sealed record Baseline(Period Period, decimal? Value);

/// <summary>Width of amber with its unit; relative per cent and percentage points differ and are never guessed.</summary>
/// <param name="Unit">Unit of the amount.</param>
/// <param name="Amount">Width; unused where each target names its own amber threshold.</param>
public sealed record Tolerance(ToleranceUnit Unit, decimal Amount);

/// <summary>The target of one period.</summary>
/// <param name="Period">When it is to be met.</param>
/// <param name="Value">What is to be met; for polarity midpoint, the distance allowed from the midpoint.</param>
/// <param name="Stretch">From here on the value counts as exceeding.</param>
/// <param name="Amber">An explicit amber threshold (a "floor standard"); without one the tolerance gives it.</param>
public sealed record PeriodTarget(Period Period, decimal Value, decimal? Stretch = null, decimal? Amber = null);
