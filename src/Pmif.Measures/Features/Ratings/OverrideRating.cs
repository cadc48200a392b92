using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Ratings;

/// <summary>
/// Sets the rating of one value by hand, with who and why, or takes that back. What the rule gives is kept beside it. It holds for this figure:
/// when another figure comes in for the period, the rule rates that one.
/// </summary>
internal sealed class OverrideRating(MeasuresDb db, FindRating find, ListRatings list, SeriesRefresh refresh)
{
    public async Task<Result<RatingResponse>> Handle(string measure, OverrideBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(body.Reason))
            return SubmissionFaults.ReasonMissing;
        if (body.Source is { Length: > 500 } || body.Source?.Contains('\0') == true)
            return RatingFaults.SourceTooLong;
        if (body.Rag is not (Rag.Green or Rag.Amber or Rag.Red or Rag.Blue))
            return RatingFaults.RagInvalid;
        return await Change(caller, measure, body.Breakdown, body.Period, found =>
        {
            var value = found.Value;
            if (value.Rag is not (Rag.Green or Rag.Amber or Rag.Red or Rag.Blue or Rag.Baseline))
                return RatingFaults.NotRateable.With($"It is {Words.Of(value.Rag)}.");
            if (value.Rag == body.Rag)
                return RatingFaults.Unchanged;
            return (New(found, body.Period!.Value, body.Rag.Value, GivenKind.Overridden, value.Given?.Computed ?? value.Rag), new(body.Reason!.Trim(), caller.Name, body.Source?.Trim() ?? ""));
        }, cancellationToken);
    }

    public async Task<Result<RatingResponse>> Withdraw(string measure, WithdrawBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(body.Reason))
            return SubmissionFaults.ReasonMissing;
        return await Change(caller, measure, body.Breakdown, body.Period, found => found.Value.Given is not { Kind: GivenKind.Overridden, Computed: var computed }
            ? RatingFaults.NotOverridden
            : (New(found, body.Period!.Value, computed, GivenKind.Withdrawn, computed), new(body.Reason!.Trim(), caller.Name)), cancellationToken);
    }

    private async Task<Result<RatingResponse>> Change(
        Caller caller, string measure, string? breakdown, Period? period, Func<FoundRating, Result<(NewRating Rating, RatingCause Cause)>> decide, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await find.Handle(caller, measure, breakdown, period, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var decided = decide(found.Value);
        if (decided.IsFault)
            return decided.Fault;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await SeriesRatings.Write(connection, found.Value.Now, [decided.Value.Rating], decided.Value.Cause, cancellationToken);
        var (rating, cause, value) = (decided.Value.Rating, decided.Value.Cause, found.Value.Value);
        db.Record(new(rating.Kind == GivenKind.Withdrawn ? "rating.withdrawn" : "rating.overridden", "measure", found.Value.Measure.Code)
        {
            Before = new { Breakdown = found.Value.Breakdown.Code, Period = period, value.Rag },
            After = new { Breakdown = found.Value.Breakdown.Code, Period = period, rating.Status.Rag, rating.Computed, cause.Source },
            Why = cause.Reason,
        });
        // Loaded anew: that this measure has ratings given by people may just have become true.
        await refresh.Run(await CatalogueCache.Load(db, cancellationToken), [found.Value.Series], Guid.Empty, found.Value.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var answer = await list.Of(found.Value.Measure, found.Value.Breakdown, found.Value.Series.Id, period!.Value, int.MaxValue, 1, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer[0];
    }

    private static NewRating New(FoundRating found, Period period, Rag rag, GivenKind kind, Rag computed) => new(
        found.Series.Id, period, new PointStatus(rag, found.Value.Target), found.Value.DefinitionVersion, found.Value.TargetVersion, kind, computed);
}
