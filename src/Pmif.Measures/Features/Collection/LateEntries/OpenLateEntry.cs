using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.LateEntries;

/// <summary>Opens one closed period for one measure until a day; the same again by the same person changes nothing.</summary>
internal sealed class OpenLateEntry(MeasuresDb db, TimeProvider clock)
{
    private const int MostDays = 366;

    public sealed record Request(string Measure, string? Breakdown, string? Period, DateOnly? Until, string? Reason, Caller Caller);

    public async Task<Result<LateEntryResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing;
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (request.Until is not { } until || until < today || until > today.AddDays(MostDays))
            return CollectionFaults.UntilInvalid;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (request.Caller.Refuses(Rights.OpenLateEntries, measure) is { } refusal)
            return refusal;
        BreakdownEntry? breakdown = null;
        if (request.Breakdown is not null && !catalogue.TryBreakdown(request.Breakdown, out breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{request.Breakdown}'.");
        var definition = measure.Current.Definition;
        if (!PeriodText.TryParse(request.Period, definition.Frequency, out var period) || !PeriodFit.Fits(definition, period))
            return CollectionFaults.PeriodInvalid.With($"'{request.Period}' is no period that a measure reported {Words.Of(definition.Frequency)} can have.");
        if (period.Start > today)
            return CollectionFaults.PeriodInFuture;

        var (months, breakdownId) = ((short)period.Months, breakdown?.Id);
        var known = await db.LateEntries.AsNoTracking().Include(row => row.Uses).Where(row => row.MeasureId == measure.Id && row.BreakdownId == breakdownId
            && row.PeriodStart == period.Start && row.PeriodMonths == months && row.Until == until && row.OpenedBy == request.Caller.Name)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (known is not null && !await db.PeriodLocks.AnyAsync(row => row.LockedAt >= known.OpenedAt, cancellationToken))
            return LateEntryResponse.Of(known, catalogue);
        var added = new LateEntryRow
        {
            MeasureId = measure.Id,
            BreakdownId = breakdownId,
            PeriodStart = period.Start,
            PeriodMonths = months,
            Until = until,
            Reason = request.Reason!,
            OpenedAt = clock.StoredNow(),
            OpenedBy = request.Caller.Name,
        };
        db.Add(added);
        db.Record(new("late-entry.opened", "measure", measure.Code) { After = new { Breakdown = breakdown?.Code, Period = period, Until = until }, Why = added.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return LateEntryResponse.Of(added, catalogue);
    }
}
