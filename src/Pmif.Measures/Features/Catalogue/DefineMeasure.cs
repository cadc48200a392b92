using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Puts a measure on the single data list, or adds a version to its definition; the same definition again changes nothing.</summary>
internal sealed class DefineMeasure(MeasuresDb db, GetMeasure get, PeerCheck peers, AddVersion versions)
{
    /// <param name="Code">Code of the measure.</param>
    /// <param name="Definition">What it is to be.</param>
    /// <param name="Caller">Who says so.</param>
    /// <param name="Reason">Why it changes.</param>
    /// <param name="IsKnown">Whether the caller has seen the answer that stands; none where it does not matter.</param>
    /// <param name="DryRun">Only say whether it would be taken; nothing is stored, and the answer has version 0.</param>
    public sealed record Request(string Code, MeasureDefinition Definition, Caller Caller, string? Reason = null, Func<object?, bool>? IsKnown = null, bool DryRun = false);

    public async Task<Result<MeasureResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (request.Definition.Code is { Length: > 0 } given && !given.Equals(request.Code, StringComparison.OrdinalIgnoreCase))
            return CatalogueFaults.CodeMismatch.With($"The address says '{request.Code}', the body '{given}'.");
        if (request.Reason is { } reason && !SubmissionFaults.IsReason(reason))
            return SubmissionFaults.ReasonMissing;
        var definition = request.Definition with
        {
            Code = request.Code,
            Name = string.IsNullOrWhiteSpace(request.Definition.Name) ? request.Code : request.Definition.Name,
        };
        if (DefinitionRules.FirstBreach(definition) is { } breach)
            return CatalogueFaults.Invalid(breach);

        if (await Store(request, definition, cancellationToken) is { } fault)
            return fault;
        return request.DryRun ? MeasureResponse.Of(definition, 0, default, null, null) : await get.Handle(new(request.Code), cancellationToken);
    }

    private async Task<Fault?> Store(Request request, MeasureDefinition definition, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        if (request.IsKnown is { } isKnown && !isKnown(await Standing(request.Code, cancellationToken)))
            return CatalogueFaults.ChangedMeanwhile;
        var measure = await db.Measures.SingleOrDefaultAsync(row => row.Code.ToUpper() == request.Code.ToUpper(), cancellationToken);
        var latest = measure is null ? null : await db.LatestVersion(measure.Id, cancellationToken);
        // Neither out of one's own remit into another's, nor the other way.
        if ((latest is null ? null : request.Caller.Refuses(Rights.DefineMeasures, latest.Definition)) is { } refusal)
            return refusal;
        if (request.Caller.Refuses(Rights.DefineMeasures, definition) is { } outside)
            return outside;
        if (await db.FeedOfAnother(request.Code, definition.Feeds, cancellationToken) is { } other)
            return CatalogueFaults.FeedTaken.With($"The measure '{other.Code}' has the feed '{other.Feed}'.");
        definition = definition with { Code = measure?.Code ?? request.Code };
        if (latest is not null && IsSame(latest.Definition, definition))
            return null;
        if (await peers.Find(definition, measure, latest?.Definition, cancellationToken) is { } fault)
            return fault;
        if (request.DryRun)
            return null;
        if (measure is null)
        {
            measure = new MeasureRow { Code = request.Code };
            db.Add(measure);
            await db.SaveChangesAsync(cancellationToken);
        }
        db.Record(new("measure.defined", "measure", definition.Code) { Before = latest?.Definition, After = definition, Why = request.Reason });
        await versions.Handle(measure, latest, definition, latest?.Retirement, request.Reason, request.Caller, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    // Not from the cache, which must not learn of this transaction.
    private async Task<MeasureResponse?> Standing(string code, CancellationToken cancellationToken)
    {
        var standing = await get.Of(await CatalogueCache.Load(db, cancellationToken), new(code), cancellationToken);
        return standing.IsFault ? null : standing.Value;
    }

    private static bool IsSame(MeasureDefinition one, MeasureDefinition other) =>
        JsonSerializer.Serialize(one, PmifJson.Options) == JsonSerializer.Serialize(other, PmifJson.Options);
}
