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
    public sealed record Request(string? State, string? Measure, PageRequest Page);

    public async Task<Result<Page<CorrectionResponse>>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(request.Page, out var before))
            return RequestFaults.CursorInvalid;
        var state = string.IsNullOrEmpty(request.State) ? null : request.State.ToLowerInvariant();
        if (state is not null && !Words.TryRead<CorrectionState>(state, out _))
            return CollectionFaults.StateInvalid.With($"'{request.State}' is no state.");
        MeasureEntry? only = null;
        if (!string.IsNullOrEmpty(request.Measure) && !(await catalogues.Current(db, cancellationToken)).TryMeasure(request.Measure, out only))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        var measureId = only?.Id;
        var rows = await Read(query => query.Where(row => row.Id < before && (state == null || row.State == state) && (measureId == null || row.MeasureId == measureId))
            .OrderByDescending(row => row.Id).Take(request.Page.Take), cancellationToken);
        return request.Page.Of(rows, one => one.Id.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Result<CorrectionResponse>> One(int id, CancellationToken cancellationToken)
    {
        var rows = await Read(query => query.Where(row => row.Id == id), cancellationToken);
        return rows.Count > 0 ? rows[0] : CollectionFaults.CorrectionNotFound.With($"No correction has the id {id}.");
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
