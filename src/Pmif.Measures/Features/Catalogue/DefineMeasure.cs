using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Features.Composites;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Puts a measure on the single data list, or adds a version to its definition; the same definition again changes nothing.</summary>
internal sealed class DefineMeasure(MeasuresDb db, CompositeCheck composites, ComputeComposites compute, SeriesRerating rerating, TimeProvider clock)
{
    public sealed record Request(string Code, MeasureDefinition Definition, Caller Caller);

    public async Task<Result<MeasureResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (request.Definition.Code is { Length: > 0 } given && !given.Equals(request.Code, StringComparison.OrdinalIgnoreCase))
            return CatalogueFaults.CodeMismatch.With($"The address says '{request.Code}', the body '{given}'.");
        var definition = request.Definition with
        {
            Code = request.Code,
            Name = string.IsNullOrWhiteSpace(request.Definition.Name) ? request.Code : request.Definition.Name,
        };
        if (DefinitionRules.FirstBreach(definition) is { } breach)
            return CatalogueFaults.Invalid(breach);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var measure = await db.Measures.SingleOrDefaultAsync(row => row.Code.ToUpper() == request.Code.ToUpper(), cancellationToken);
        var latest = measure is null ? null
            : await db.MeasureVersions.AsNoTracking().Where(row => row.MeasureId == measure.Id).OrderByDescending(row => row.Version).FirstAsync(cancellationToken);
        if (await db.FeedOfAnother(request.Code, definition.Feeds, cancellationToken) is { } other)
            return CatalogueFaults.FeedTaken.With($"The measure '{other.Code}' has the feed '{other.Feed}'.");
        if (await composites.Find(definition, measure, latest?.Definition, cancellationToken) is { } fault)
            return fault;
        if (measure is null)
        {
            measure = new MeasureRow { Code = request.Code };
            db.Add(measure);
            await db.SaveChangesAsync(cancellationToken);
        }
        definition = definition with { Code = measure.Code };
        if (latest is not null && IsSame(latest.Definition, definition))
            return MeasureResponse.Of(latest.Version, latest.Definition);

        var version = new MeasureVersionRow
        {
            MeasureId = measure.Id,
            Version = (latest?.Version ?? 0) + 1,
            Source = definition.Source,
            EffectiveFrom = definition.EffectiveFrom,
            Definition = definition,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = request.Caller.Name,
        };
        db.Add(version);
        db.Publish(EventOf(version));
        await db.SaveChangesAsync(cancellationToken);
        if (definition.Composite is not null)
            await compute.Backfill(measure.Id, cancellationToken);
        if (latest is not null)
            await rerating.Run(measure.Id, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return MeasureResponse.Of(version.Version, definition);
    }

    private static bool IsSame(MeasureDefinition one, MeasureDefinition other) =>
        JsonSerializer.Serialize(one, PmifJson.Options) == JsonSerializer.Serialize(other, PmifJson.Options);

    private static MeasureDefined EventOf(MeasureVersionRow row)
    {
        var d = row.Definition;
        return new MeasureDefined(d.Code, row.Version, row.RecordedAt, d.Name, d.Description, d.Kind, d.Unit, d.Decimals, d.Polarity, d.Frequency,
            d.Source, d.LeadService, d.Owner, d.Benchmark, d.Per, d.Range?.Low, d.Range?.High, d.Midpoint);
    }
}
