using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Quality;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>Corrections, the newest first: all, those in one state, those of one measure, or one alone.</summary>
internal sealed class ListCorrections(MeasuresDb db, CatalogueCache catalogues, WarnOfRules rules)
{
    public sealed record Request(string? State, string? Measure, PageRequest Page, Caller Caller);

    public async Task<Result<Page<CorrectionResponse>>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(request.Page, out var before))
            return RequestFaults.CursorInvalid;
        var state = string.IsNullOrEmpty(request.State) ? null : request.State.ToLowerInvariant();
        if (state is not null && !Words.TryRead<CorrectionState>(state, out _))
            return CollectionFaults.StateInvalid.With($"'{request.State}' is no state.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        MeasureEntry? only = null;
        if (!string.IsNullOrEmpty(request.Measure) && !catalogue.TryMeasure(request.Measure, out only))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        var measureId = only?.Id;
        var (accepted, open) = (Words.Of(CorrectionState.Accepted), request.Caller.MeasuresWithin(Rights.ReadProposals, catalogue));
        var rows = await Read(query => query.Where(row => row.Id < before && (state == null || row.State == state) && (measureId == null || row.MeasureId == measureId)
                && (open == null || row.State == accepted || open.Contains(row.MeasureId)))
            .OrderByDescending(row => row.Id).Take(request.Page.Take), cancellationToken);
        return request.Page.Of(rows, one => one.Id.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Result<CorrectionResponse>> One(int id, Caller caller, CancellationToken cancellationToken)
    {
        var rows = await Read(query => query.Where(row => row.Id == id), cancellationToken);
        if (rows.Count == 0)
            return CollectionFaults.CorrectionNotFound.With($"No correction has the id {id}.");
        (await catalogues.Current(db, cancellationToken)).TryMeasure(rows[0].Measure, out var measure);
        return rows[0].State != CorrectionState.Accepted && caller.Refuses(Rights.ReadProposals, measure!) is { } refusal ? refusal : rows[0];
    }

    private async Task<List<CorrectionResponse>> Read(Func<IQueryable<Data.Rows.CorrectionRow>, IQueryable<Data.Rows.CorrectionRow>> which, CancellationToken cancellationToken)
    {
        // One snapshot: between two statements a value could move from where it stands to where earlier ones are kept.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var rows = await which(db.Corrections.AsNoTracking()).ToListAsync(cancellationToken);
        var before = await CorrectedValues.Before((NpgsqlConnection)db.Database.GetDbConnection(), [.. rows.Select(row => row.Id)], cancellationToken);
        var catalogue = await catalogues.Current(db, cancellationToken);
        var proposed = Words.Of(CorrectionState.Proposed);
        var warnings = await rules.Proposed(catalogue, rows.FindAll(row => row.State == proposed), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. rows.Select(row => CorrectionResponse.Of(row, before.GetValueOrDefault(row.Id), catalogue, warnings.GetValueOrDefault(row.Id)))];
    }
}
