using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>One measure with every version of its definition and the targets of its series, newest first.</summary>
internal sealed class MeasureEntry(
    int id, string code, IReadOnlyList<DefinitionVersion> newestFirst, IReadOnlyDictionary<int, TargetSet[]> targets, IReadOnlyDictionary<int, ChartMarks> marks)
{
    public int Id => id;

    public string Code => code;

    public DefinitionVersion Current => newestFirst[0];

    public IReadOnlyList<DefinitionVersion> NewestFirst => newestFirst;

    public Retirement? Retirement => Current.Retirement;

    /// <summary>What its values are expected to keep.</summary>
    public IReadOnlyList<ValidationRule> Rules { get; init; } = [];

    /// <summary>Codes of the measures that this one is computed from, by any version of its definition.</summary>
    public IEnumerable<string> Parts => newestFirst.Select(version => version.Definition.Composite).OfType<CompositeParts>()
        .SelectMany(parts => new[] { parts.Numerator, parts.Denominator }).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The newest version in force at the end of a period; none where the measure did not exist yet, or does no more.</summary>
    public DefinitionVersion? InForceAt(Period period) => IsRetiredAt(period) ? null : NewestAt(period.End);

    /// <summary>The newest version in force on a day, whether or not the measure is retired since; the first to come where none was yet.</summary>
    public DefinitionVersion At(DateOnly day) => NewestAt(day) ?? newestFirst[^1];

    /// <summary>Whether the measure was retired by the end of a period.</summary>
    public bool IsRetiredAt(Period period) => Retirement is { } retirement && period.End >= retirement.From;

    /// <summary>Where in its life the measure is on a day.</summary>
    public MeasureState StateOn(DateOnly day) => Retirement is { } retirement && day >= retirement.From ? MeasureState.Retired
        : NewestAt(day) is null ? MeasureState.Future : MeasureState.InForce;

    /// <summary>The definition in force at the latest of some points.</summary>
    public MeasureDefinition DefinitionOf(ReadOnlySpan<SeriesPoint> points) => points.IsEmpty ? Current.Definition : At(points[^1].Period.End).Definition;

    /// <summary>A state as it is told: with whether its change is more than noise, which follows from the definition and is not stored.</summary>
    public SeriesState Told(SeriesState state) => state with
    {
        Change = ChangeTold.Of(state.Period is { } period ? At(period.End).Definition : Current.Definition, state),
    };

    /// <summary>What was decided about the control chart of a series.</summary>
    public ChartMarks MarksOf(int breakdownId) => marks.GetValueOrDefault(breakdownId) ?? ChartMarks.None;

    /// <summary>Whether a person gave any of its ratings.</summary>
    public bool HasGivenRatings { get; init; }

    /// <summary>Whether any version of its targets asks how a value compares with last year's.</summary>
    public bool RatesImprovement { get; init; }

    /// <summary>Whether definition, targets and marks on charts are those of <paramref name="other"/>.</summary>
    public bool IsSameAs(MeasureEntry other) => Current.Version == other.Current.Version && TargetVersions.SetEquals(other.TargetVersions)
        && Marks.SetEquals(other.Marks) && HasGivenRatings == other.HasGivenRatings;

    private HashSet<(int, int)> TargetVersions => [.. targets.Select(pair => (pair.Key, pair.Value[0].Version))];

    private HashSet<(int, ChartMarkKind, Period)> Marks =>
        [.. marks.SelectMany(pair => pair.Value.Rebases.Select(period => (pair.Key, ChartMarkKind.Rebase, period))
            .Concat(pair.Value.Ghosts.Select(period => (pair.Key, ChartMarkKind.Ghost, period))))];

    /// <summary>The newest targets of a series, whether or not they hold already.</summary>
    public TargetSet? TargetsOf(int breakdownId) => targets.TryGetValue(breakdownId, out var sets) ? sets[0] : null;

    /// <summary>The newest targets that hold at the end of a period.</summary>
    public TargetSet? TargetsAt(int breakdownId, Period period)
    {
        if (!targets.TryGetValue(breakdownId, out var sets))
            return null;
        foreach (var set in sets)
            if (set.EffectiveFrom is null || set.EffectiveFrom <= period.End)
                return set;
        return null;
    }

    private DefinitionVersion? NewestAt(DateOnly day)
    {
        foreach (var version in newestFirst)
            if (version.EffectiveFrom is null || version.EffectiveFrom <= day)
                return version;
        return null;
    }
}

internal sealed record DefinitionVersion(int Version, DateOnly? EffectiveFrom, MeasureDefinition Definition, Retirement? Retirement = null);
