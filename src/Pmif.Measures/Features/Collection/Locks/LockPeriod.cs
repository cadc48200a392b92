using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Locks;

/// <summary>Closes a period and all periods within it; the same lock again, while it is on, changes nothing.</summary>
internal sealed class LockPeriod(MeasuresDb db, TimeProvider clock)
{
    private const int MostMeasures = 1_000;

    public sealed record Request(string? Period, IReadOnlyList<string> Measures, string Source, string? Reason, Caller Caller);

    public async Task<Result<LockResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing;
        if (!PeriodText.TryParse(request.Period, Frequency.Adhoc, out var period))
            return CollectionFaults.PeriodInvalid.With($"'{request.Period}' is no period; write 2024/25, Q3 2024/25, 2024-10 or 2024-04-01/P1Y.");
        if (period.Start > DateOnly.FromDateTime(clock.GetLocalNow().DateTime))
            return CollectionFaults.PeriodInFuture;
        if (request.Measures.Count > MostMeasures || (request.Measures.Count > 0 && request.Source.Length > 0))
            return CollectionFaults.LockScope;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (request.Measures.FirstOrDefault(code => !catalogue.TryMeasure(code, out _)) is { } unknown)
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{unknown}'.");
        var source = request.Source.Length == 0 ? ""
            : catalogue.Measures.Select(measure => measure.Current.Definition.Source).FirstOrDefault(one => one.Equals(request.Source, StringComparison.OrdinalIgnoreCase));
        if (source is null)
            return CollectionFaults.SourceNotFound.With($"No measure has the source '{request.Source}'.");
        int[] measures = [.. request.Measures.Select(code => catalogue.TryMeasure(code, out var entry) ? entry.Id : 0).Distinct().Order()];

        var months = (short)period.Months;
        var known = await db.PeriodLocks.AsNoTracking().Where(row => row.LiftedAt == null && row.PeriodStart == period.Start && row.PeriodMonths == months
            && row.Source == source && row.Measures == measures).FirstOrDefaultAsync(cancellationToken);
        if (known is not null)
            return LockResponse.Of(known, catalogue);
        var added = new PeriodLockRow
        {
            PeriodStart = period.Start,
            PeriodMonths = months,
            Source = source,
            Measures = measures,
            Reason = request.Reason!,
            LockedAt = clock.StoredNow(),
            LockedBy = request.Caller.Name,
        };
        db.Add(added);
        db.Record(new("period.locked", "period", period.ToString()) { After = new { request.Measures, Source = source }, Why = added.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return LockResponse.Of(added, catalogue);
    }
}
