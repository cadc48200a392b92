using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Composites;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Adds a version to a definition and does what follows from it, within the transaction of the caller, which holds the catalogue.</summary>
internal sealed class AddVersion(MeasuresDb db, ComputeComposites composites, SeriesRerating rerating, TimeProvider clock)
{
    public async Task Handle(
        MeasureRow measure, MeasureVersionRow? latest, MeasureDefinition definition, Retirement? retirement, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        var version = new MeasureVersionRow
        {
            MeasureId = measure.Id,
            Version = (latest?.Version ?? 0) + 1,
            Source = definition.Source,
            EffectiveFrom = definition.EffectiveFrom,
            Definition = definition,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = caller.Name,
            Reason = reason ?? "",
            RetiredFrom = retirement?.From,
            RetiredReason = retirement?.Reason,
            ReplacedBy = retirement?.ReplacedBy,
        };
        db.Add(version);
        db.Publish(EventOf(version));
        await db.SaveChangesAsync(cancellationToken);
        if (definition.Composite is not null)
            await composites.Backfill(measure.Id, cancellationToken);
        if (latest is not null)
            await rerating.Run(measure.Id, null, Restatement.OfLatest(reason, caller.Name), cancellationToken);
    }

    private static MeasureDefined EventOf(MeasureVersionRow row)
    {
        var d = row.Definition;
        return new MeasureDefined(d.Code, row.Version, row.RecordedAt, d.Name, d.Description, d.Kind, d.Unit, d.Decimals, d.Polarity, d.Frequency,
            d.Source, d.LeadService, d.Owner, d.Benchmark, d.Per, d.Range?.Low, d.Range?.High, d.Midpoint, row.RetiredFrom, FirstValue.DueBy(d));
    }
}
