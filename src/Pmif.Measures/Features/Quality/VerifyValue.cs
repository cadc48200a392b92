using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Commentary;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

/// <summary>A second person verifies a value or queries it with a reason. Whatever brings another value takes this away; a new rating does not.</summary>
internal sealed class VerifyValue(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    /// <param name="Measure">Code of the measure.</param>
    /// <param name="Breakdown">What it is about.</param>
    /// <param name="Period">Which period.</param>
    /// <param name="Outcome">Verified or queried.</param>
    /// <param name="Reason">Why it is queried.</param>
    /// <param name="Against">The submission that brought the value which was looked at; null where it does not matter.</param>
    /// <param name="Caller">Who says so.</param>
    public sealed record Request(string Measure, string? Breakdown, string? Period, string? Outcome, string? Reason, Guid? Against, Caller Caller);

    public async Task<Result<ValueVerification>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Words.TryRead<VerificationState>(request.Outcome, out var outcome) || outcome == VerificationState.Unverified)
            return QualityFaults.OutcomeInvalid.With($"'{request.Outcome}' is neither.");
        if (!Reason.IsSound(request.Reason) || (outcome == VerificationState.Queried && !Reason.IsGiven(request.Reason)))
            return SubmissionFaults.ReasonMissing;
        if (PersonalData.IsIn(request.Reason ?? ""))
            return CommentaryFaults.PersonalDetails;
        var found = FigurePlace.Find(await catalogues.Current(db, cancellationToken), request.Measure, request.Breakdown, request.Period, clock.Today());
        if (found.IsFault)
            return found.Fault;
        var place = found.Value;
        if (request.Caller.Refuses(Rights.VerifyValues, place.Measure) is { } refusal)
            return refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Held, so that no merge brings another value meanwhile.
        await db.Database.ExecuteSqlAsync($"select id from series where measure_id = {place.Measure.Id} and breakdown_id = {place.Breakdown.Id} for update", cancellationToken);
        if (await PointOf(place, cancellationToken) is not { } point)
            return QualityFaults.NoValue.With($"{place.Measure.Code} has none for {place.Period.Label}.");
        if (request.Against is { } against && against != point.Submission)
            return QualityFaults.ValueChanged;
        var contributors = await db.Contributors([point.Submission], cancellationToken);
        Actor[] broughtBy = [.. contributors[point.Submission]];
        if (broughtBy.Any(actor => actor.IsSameAs(request.Caller.Actor())))
            return QualityFaults.OwnValue;
        var row = new VerificationRow
        {
            MeasureId = place.Measure.Id,
            BreakdownId = place.Breakdown.Id,
            PeriodStart = place.Period.Start,
            PeriodMonths = (short)place.Period.Months,
            SubmissionId = point.Submission,
            Outcome = Words.Of(outcome),
            Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(),
            DecidedAt = clock.StoredNow(),
            DecidedBy = request.Caller.Name,
        };
        db.Add(row);
        var looked = new { Breakdown = place.Breakdown.Code, place.Period, Submission = row.SubmissionId };
        db.Record(new($"value.{row.Outcome}", "measure", place.Measure.Code) { After = looked, Why = row.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ValueVerification.Of(point, broughtBy, row);
    }

    private async Task<PointRow?> PointOf(FigurePlace place, CancellationToken cancellationToken)
    {
        if ((await SeriesRows.Find(db, place.Measure.Id, [place.Breakdown.Id], cancellationToken)).SingleOrDefault() is not { } series)
            return null;
        var points = await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [series.Id], null, cancellationToken);
        return points[series.Id].Find(point => point.Period == place.Period);
    }
}
