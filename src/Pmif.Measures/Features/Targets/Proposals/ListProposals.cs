using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets.Proposals;

/// <summary>Proposed targets, the newest first: all, those in one state, those of one measure, or one alone.</summary>
internal sealed class ListProposals(MeasuresDb db, CatalogueCache catalogues)
{
    public sealed record Request(string? State, string? Measure, PageRequest Page, Caller Caller);

    public async Task<Result<Page<ProposalResponse>>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(request.Page, out var before))
            return RequestFaults.CursorInvalid;
        var state = string.IsNullOrEmpty(request.State) ? null : request.State.ToLowerInvariant();
        if (state is not null && !Words.TryRead<ProposalState>(state, out _))
            return ProposalFaults.StateInvalid.With($"'{request.State}' is no state.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        MeasureEntry? only = null;
        if (!string.IsNullOrEmpty(request.Measure) && !catalogue.TryMeasure(request.Measure, out only))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        var measureId = only?.Id;
        var (accepted, open) = (Words.Of(ProposalState.Accepted), request.Caller.MeasuresWithin(Rights.ReadProposals, catalogue));
        var rows = await db.TargetProposals.AsNoTracking()
            .Where(row => row.Id < before && (state == null || row.State == state) && (measureId == null || row.MeasureId == measureId)
                && (open == null || row.State == accepted || open.Contains(row.MeasureId)))
            .OrderByDescending(row => row.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
        // A proposal is for what was in the catalogue before it.
        catalogue = await catalogues.Current(db, cancellationToken);
        return request.Page.Of(rows.ConvertAll(row => ProposalResponse.Of(row, catalogue)), one => one.Id.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Result<ProposalResponse>> One(int id, Caller caller, CancellationToken cancellationToken)
    {
        var row = await db.TargetProposals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (row is null)
            return ProposalFaults.NotFound.With($"No proposal has the id {id}.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        return row.State != Words.Of(ProposalState.Accepted) && caller.Refuses(Rights.ReadProposals, catalogue.Measure(row.MeasureId)) is { } refusal ? refusal : ProposalResponse.Of(row, catalogue);
    }
}
