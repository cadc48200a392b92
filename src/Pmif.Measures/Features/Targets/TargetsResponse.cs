using System.Text.Json.Serialization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Features.Targets;

/// <summary>Targets as they are sent.</summary>
/// <param name="EffectiveFrom">First day they hold; periods that end before it keep the version before.</param>
/// <param name="AmberRule">What lies between the target and red.</param>
/// <param name="JudgedAgainst">Which target a period within the year is judged by.</param>
/// <param name="Approval">Whether the next version needs a second person; left out, it stays as it is.</param>
public sealed record TargetsBody(
    string? Breakdown, Baseline? Baseline, Tolerance? Tolerance, IReadOnlyList<PeriodTarget>? Targets, TrajectoryKind Trajectory = TrajectoryKind.Explicit, string? Reason = null,
    DateOnly? EffectiveFrom = null, AmberRule AmberRule = AmberRule.WithinTolerance, JudgedAgainst JudgedAgainst = JudgedAgainst.Profile, TargetApproval? Approval = null);

/// <summary>Targets as they stand, or would stand, with the lines between the colours worked out for each reporting period.</summary>
public sealed record TargetsResponse(
    string Measure, string Breakdown, int Version, Baseline? Baseline, Tolerance Tolerance, IReadOnlyList<PeriodTarget> Targets, TrajectoryKind Trajectory,
    string Reason, DateTimeOffset RecordedAt, string RecordedBy, IReadOnlyList<ResolvedTarget> Resolved)
{
    [JsonIgnore]
    internal TargetSettings Settings { get; init; } = new(null, AmberRule.WithinTolerance, JudgedAgainst.Profile, TargetApproval.None);

    /// <summary>First day they hold; none means since ever.</summary>
    public DateOnly? EffectiveFrom => Settings.EffectiveFrom;

    /// <summary>What lies between the target and red.</summary>
    public AmberRule AmberRule => Settings.AmberRule;

    /// <summary>Which target a period within the year is judged by.</summary>
    public JudgedAgainst JudgedAgainst => Settings.JudgedAgainst;

    /// <summary>Whether the next version needs a second person.</summary>
    public TargetApproval Approval => Settings.Approval;

    /// <summary>The lines around a range, which hold in every period; only where the measure is best within one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResolvedRange? ResolvedRange { get; init; }

    /// <summary>What is worth a second look.</summary>
    public IReadOnlyList<TargetWarning> Warnings { get; init; } = [];

    /// <summary>Whether nothing was stored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DryRun { get; init; }

    /// <summary>Of a dry run: what would become of the latest value's rating.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LatestRating? Latest { get; init; }

    /// <summary>Of a dry run: how the year would end against them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TargetOutlook? Outlook { get; init; }

    /// <summary>The proposal that these came from, where a second person approved them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Proposal { get; init; }

    /// <summary>Who approved them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApprovedBy { get; init; }
}

internal sealed record TargetSettings(DateOnly? EffectiveFrom, AmberRule AmberRule, JudgedAgainst JudgedAgainst, TargetApproval Approval)
{
    public static TargetSettings Of(TargetSet set) => new(set.EffectiveFrom, set.AmberRule, set.JudgedAgainst, set.Approval);
}

/// <summary>A warning with its stable code.</summary>
public sealed record TargetWarning(string Code, string Message);

/// <summary>The rating of the latest value as it is, and as it would be.</summary>
public sealed record LatestRating(Period Period, string PeriodLabel, decimal? Value, Rag Rag, decimal? Target, Rag RagAfter, decimal? TargetAfter);

/// <summary>How the year would end against the targets.</summary>
/// <param name="Forecast">The forecast with the target of its period and the colour that it would get.</param>
/// <param name="Chance">The chance, 0 to 1, of meeting that target; none where there is no target.</param>
public sealed record TargetOutlook(ForecastState Forecast, double? Chance);
