using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Scores;
using Pmif.Risk.Features.Risks;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Reviews;

/// <summary>What a review found.</summary>
/// <param name="Current">A new current score, if it changed or is confirmed anew.</param>
/// <param name="ReviewDue">The day of the next ordinary review; left out, it stays.</param>
public sealed record ReviewDocument(string? Note = null, AssessmentDocument? Current = null, DateOnly? ReviewDue = null);

/// <summary>A review of a risk.</summary>
/// <param name="IdempotencyKey">The same key with the same review is answered as the first time.</param>
public sealed record RecordReviewRequest(string Code, ReviewDocument Document, string? IdempotencyKey, Caller Caller);

/// <summary>Records a review, which answers all calls for one, so that the risk is open again.</summary>
public sealed class RecordReview(RiskDb db, TimeProvider time)
{
    public async Task<Result<ReviewView>> Handle(RecordReviewRequest request, CancellationToken ct)
    {
        if (request.IdempotencyKey is { Length: 0 or > 200 })
            return ReviewFaults.KeyInvalid;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.LockRisk(request.Code, ct))
            return RiskFaults.Unknown.With($"The code was '{request.Code}'.");
        var risk = await db.Risks.AsSplitQuery().Include(r => r.Scores.Where(s => s.SupersededAt == null)).Include(r => r.Calls.Where(c => c.ReviewId == null))
            .OrderBy(r => r.Id).FirstAsync(r => r.Code == request.Code, ct);
        if (request.Caller.Refuses(Rights.ReviewRisks, RiskRemits.Of(risk)) is { } refusal)
            return refusal;
        if (request.IdempotencyKey is { } key && await Earlier(risk.Id, key, ct) is { } earlier)
            return earlier.RequestHash!.AsSpan().SequenceEqual(Hash(request.Document)) ? ReviewView.Of(earlier) : ReviewFaults.KeyReused;
        if (risk.State == RiskState.Closed)
            return RiskFaults.Closed;

        var matrix = await db.MatrixInForce(ct);
        if (Issues(request.Document, risk, matrix) is { Count: > 0 } issues)
            return RiskFaults.Of(issues);
        var review = Record(request, risk, matrix.Version);
        db.Record(new("risk.reviewed", "risk", risk.Code) { After = request.Document });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ReviewView.Of(await Shown().SingleAsync(r => r.Id == review.Id, ct));
    }

    private ReviewRow Record(RecordReviewRequest request, RiskRow risk, int matrix)
    {
        var (now, by) = (time.GetUtcNow(), request.Caller.Name);
        var review = db.Reviews.Add(new ReviewRow
        {
            Id = Guid.CreateVersion7(now),
            RiskId = risk.Id,
            Note = request.Document.Note!.Trim(),
            At = now,
            By = by,
            Score = ToAssessment(request.Document.Current) is { } current ? risk.Score(ScoreKind.Current, current, matrix, now, by) : null,
            IdempotencyKey = request.IdempotencyKey,
            RequestHash = request.IdempotencyKey is null ? null : Hash(request.Document),
        }).Entity;
        foreach (var call in risk.Calls)
            call.ReviewId = review.Id;
        risk.ReviewDue = request.Document.ReviewDue ?? risk.ReviewDue;
        (risk.ChangedAt, risk.ChangedBy) = (now, by);
        return review;
    }

    private static List<FaultIssue> Issues(ReviewDocument document, RiskRow risk, MatrixRow matrix)
    {
        List<FaultIssue> issues = [.. TextRules.Needed("note", document.Note?.Trim() ?? "", TextRules.Long)];
        if (ToAssessment(document.Current) is not { } current)
            return issues;
        issues.AddRange(TextRules.Optional("current.rationale", current.Rationale, TextRules.Long));
        var scores = new Dictionary<ScoreKind, Assessment> { [ScoreKind.Current] = current };
        if (risk.Holding(ScoreKind.Target) is { } target && target.MatrixVersion == matrix.Version)
            scores[ScoreKind.Target] = target.ToAssessment();
        issues.AddRange(ScoreRules.Check(scores, matrix.ToMatrix()));
        return issues;
    }

    private Task<ReviewRow?> Earlier(Guid risk, string key, CancellationToken ct) =>
        Shown().SingleOrDefaultAsync(r => r.RiskId == risk && r.IdempotencyKey == key, ct);

    private IQueryable<ReviewRow> Shown() => db.Reviews.AsNoTracking().Include(r => r.Score).Include(r => r.Answers);

    private static Assessment? ToAssessment(AssessmentDocument? sent) => sent is null ? null : new(sent.Likelihood, sent.Impact, sent.Rationale?.Trim() ?? "");

    private static byte[] Hash(ReviewDocument document) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document, PmifJson.Options));
}
