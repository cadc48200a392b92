using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Whether a definition goes with the measures it is computed from, and with those that are computed from it.</summary>
internal sealed class CompositeCheck(MeasuresDb db)
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
        if (definition.Composite is { } parts)
        {
            var found = await db.LatestDefinitions([parts.Numerator, parts.Denominator], cancellationToken);
            if (CompositeRules.FirstBreach(definition, found.GetValueOrDefault(parts.Numerator), found.GetValueOrDefault(parts.Denominator)) is { } breach)
                return CatalogueFaults.Invalid(breach);
        }
        return measure is null ? null : await ComputedFromIt(definition, cancellationToken);
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
