using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Whether a definition goes with the other measures it names, and with those that name it.</summary>
internal sealed class PeerCheck(MeasuresDb db)
{
    /// <summary>The fault that stands in the way; none where all goes together.</summary>
    /// <param name="definition">The new definition.</param>
    /// <param name="measure">The measure as it stands; none where it is new.</param>
    /// <param name="latest">Its latest definition.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Fault?> Find(MeasureDefinition definition, MeasureRow? measure, MeasureDefinition? latest, CancellationToken cancellationToken)
    {
        if (measure is not null && latest is not null && (definition.Composite is null) != (latest.Composite is null) && await db.HasSeries(measure.Id, cancellationToken))
            return CatalogueFaults.CompositeFixed;
        if (await PartsBreach(definition, cancellationToken) is { } breach)
            return CatalogueFaults.Invalid(breach);
        if (ReplacementRules.FirstBreach(definition, await Line(definition, cancellationToken)) is { } gap)
            return CatalogueFaults.Invalid(gap);
        return measure is null ? null : await ComputedFromIt(definition, cancellationToken);
    }

    private async Task<RuleBreach?> PartsBreach(MeasureDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.Composite is not { } parts)
            return null;
        var found = await db.LatestDefinitions([parts.Numerator, parts.Denominator], cancellationToken);
        return CompositeRules.FirstBreach(definition, found.GetValueOrDefault(parts.Numerator), found.GetValueOrDefault(parts.Denominator));
    }

    private async Task<List<MeasureDefinition>> Line(MeasureDefinition definition, CancellationToken cancellationToken)
    {
        var line = new List<MeasureDefinition>();
        for (var next = definition.Replaces; next.Length > 0 && line.Count <= ReplacementRules.LongestLine; next = line[^1].Replaces)
        {
            if (!(await db.LatestDefinitions([next], cancellationToken)).TryGetValue(next, out var found))
                break;
            line.Add(found);
            if (found.Code.Equals(definition.Code, StringComparison.OrdinalIgnoreCase))
                break;
        }
        return line;
    }

    private async Task<Fault?> ComputedFromIt(MeasureDefinition part, CancellationToken cancellationToken)
    {
        foreach (var composite in (await db.LatestDefinitions(await db.ComputedFrom(part.Code, cancellationToken), cancellationToken)).Values)
        {
            var found = await db.LatestDefinitions([composite.Composite!.Numerator, composite.Composite.Denominator], cancellationToken);
            found[part.Code] = part;
            if (CompositeRules.FirstBreach(composite, found[composite.Composite.Numerator], found[composite.Composite.Denominator]) is { } breach)
                return CatalogueFaults.PartOfComposite.With($"{composite.Code} is computed from it. {breach.Detail}");
        }
        return null;
    }
}
