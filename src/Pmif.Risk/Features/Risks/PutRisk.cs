using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Scores;
using Pmif.Risk.Domain.Triggers;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

/// <summary>A risk as it shall stand in the register.</summary>
public sealed record PutRiskRequest(string Code, RiskDocument Document, Caller Caller);

/// <summary>The risk as it stands, and what looks odd about it.</summary>
public sealed record PutRiskResponse(RiskView Risk, IReadOnlyList<FaultIssue> Warnings);

/// <summary>Enters a risk or changes it. A score that differs is added to the history; one that does not is left as it is.</summary>
public sealed class PutRisk(RiskDb db, AskMeasures askMeasures, SeeRating seeRating, RiskViews views, TimeProvider time)
{
    public async Task<Result<PutRiskResponse>> Handle(PutRiskRequest request, CancellationToken ct)
    {
        if (request.Document.Code is { } code && code != request.Code)
            return RiskFaults.CodeMismatch.With($"'{code}' is not '{request.Code}'.");
        var matrix = await db.MatrixInForce(ct);
        var (entry, issues) = RiskReader.Read(request.Document, request.Code, matrix.ToMatrix());
        if (entry is null)
            return RiskFaults.Of(issues);

        if (request.Caller.Refuses(Rights.WriteRisks, RiskRemits.Of(entry.Owner, entry.Objectives)) is { } outside)
            return outside;

        // Asked before the transaction, so that no row is held while another service thinks.
        var measures = entry.Measures.Select(m => m.Measure).ToList();
        var heard = await askMeasures.Handle(measures, ct);
        foreach (var (measure, rating) in heard ?? new Dictionary<string, Rating>())
            await seeRating.Handle(new SeeRatingRequest(measure, rating), ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockCode(entry.Code, ct);
        await db.LockRatings(measures, ct);
        var row = await Row(entry, request.Caller.Name, ct);
        var before = db.Entry(row).State == EntityState.Added ? null : RiskAudit.StateOf(row);

        if (db.Entry(row).State != EntityState.Added && request.Caller.Refuses(Rights.WriteRisks, RiskRemits.Of(row)) is { } refusal)
            return refusal;

        // Read only now, so that who waited for another's change is also later than it.
        var now = time.GetUtcNow();
        if (heard is not null)
            await db.Answered(measures, now, ct);
        if (Settle(row, request.Document.State, now) is { } fault)
            return fault;
        row.Describe(entry);
        Rescore(row, entry, matrix.Version, now, request.Caller.Name);
        Watch(row, await db.RatingsOf(measures, ct), now);
        (row.ChangedAt, row.ChangedBy) = (now, request.Caller.Name);
        db.Record(new("risk.set", "risk", row.Code) { Before = before, After = RiskAudit.StateOf(row) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        var shown = await db.Risks.AsNoTracking().Where(r => r.Id == row.Id).OrderBy(r => r.Id).Shown().FirstAsync(ct);
        return new PutRiskResponse((await views.Of([shown], ct))[0], ScoreRules.Warn(entry.Scores, matrix.ToMatrix()));
    }

    private async Task<RiskRow> Row(RiskEntry entry, string by, CancellationToken ct)
    {
        await db.LockRisk(entry.Code, ct);
        var row = await db.Risks.AsSplitQuery().Include(r => r.Scores.Where(s => s.SupersededAt == null)).Include(r => r.Calls)
            .OrderBy(r => r.Id).FirstOrDefaultAsync(r => r.Code == entry.Code, ct);
        return row ?? db.Risks.Add(new RiskRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Code = entry.Code,
            Title = entry.Title,
            Cause = entry.Cause,
            Event = entry.Event,
            Consequence = entry.Consequence,
            Category = entry.Category,
            Owner = entry.Owner,
            ChangedBy = by,
        }).Entity;
    }

    private static Fault? Settle(RiskRow row, string? word, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(word))
            return null;
        if (!Words.TryRead<RiskState>(word, out var state))
            return RiskFaults.StateUnknown.With($"The state was '{word}'.");
        if (state == RiskState.ReviewNeeded)
            return row.State == RiskState.ReviewNeeded ? null : RiskFaults.StateNotGiven;
        row.ClosedAt = state == RiskState.Closed ? row.ClosedAt ?? now : null;
        return null;
    }

    private static void Rescore(RiskRow row, RiskEntry entry, int matrix, DateTimeOffset now, string by)
    {
        foreach (var (kind, assessment) in entry.Scores)
            if (row.Holding(kind)?.ToAssessment() != assessment)
                row.Score(kind, assessment, matrix, now, by);
    }

    private static void Watch(RiskRow row, IReadOnlyDictionary<string, MeasureRatingRow> ratings, DateTimeOffset now)
    {
        if (row.ClosedAt is not null)
            return;
        foreach (var watched in row.Measures)
            if (ratings[watched.Measure] is { Rag: { } rag } known)
                row.See(watched, new Rating(rag, known.Period, known.Revision), now);
    }
}
