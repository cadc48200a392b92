using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>One measure with every version of its definition and the targets of its series.</summary>
internal sealed class MeasureEntry(int id, string code, IReadOnlyList<DefinitionVersion> newestFirst, IReadOnlyDictionary<int, TargetSet> targets)
{
    public int Id => id;

    public string Code => code;

    public DefinitionVersion Current => newestFirst[0];

    public IReadOnlyList<DefinitionVersion> NewestFirst => newestFirst;

    /// <summary>Codes of the measures that this one is computed from, by any version of its definition.</summary>
    public IEnumerable<string> Parts => newestFirst.Select(version => version.Definition.Composite).OfType<CompositeParts>()
        .SelectMany(parts => new[] { parts.Numerator, parts.Denominator }).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The newest version in force at the end of a period; none where the measure did not exist yet.</summary>
    public DefinitionVersion? InForceAt(Period period)
    {
        foreach (var version in newestFirst)
            if (version.EffectiveFrom is null || version.EffectiveFrom <= period.End)
                return version;
        return null;
    }

    /// <summary>Whether definition and targets are those of <paramref name="other"/>.</summary>
    public bool IsSameAs(MeasureEntry other) => Current.Version == other.Current.Version && TargetVersions.SetEquals(other.TargetVersions);

    private HashSet<(int, int)> TargetVersions => [.. targets.Select(pair => (pair.Key, pair.Value.Version))];

    public TargetSet? TargetsOf(int breakdownId) => targets.GetValueOrDefault(breakdownId);
}

internal sealed record DefinitionVersion(int Version, DateOnly? EffectiveFrom, MeasureDefinition Definition);
