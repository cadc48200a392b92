using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Features.Quality;

/// <summary>A value and what a second person said of it.</summary>
/// <param name="ContributedBy">Who sent it, and who proposed it where it is a correction.</param>
/// <param name="Voided">Whether a value that stood before was verified or queried, and this one is not yet.</param>
/// <param name="Own">Whether the reader is one of those who brought it, and so cannot verify it.</param>
/// <param name="Reason">Of the last decision, by <paramref name="DecidedBy"/> at <paramref name="DecidedAt"/>, as far as it still counts.</param>
public sealed record ValueVerification(
    Period Period, string PeriodLabel, decimal? Value, ValueFlag Flag, Guid Submission, IReadOnlyList<string> ContributedBy, VerificationState State, bool Voided,
    string? Reason, string? DecidedBy, DateTimeOffset? DecidedAt, bool Own = false)
{
    internal static ValueVerification Of(PointRow point, IReadOnlyCollection<Actor> contributors, VerificationRow? last, Actor? reader = null)
    {
        var state = Verification.Of(last is null ? null : new(Words.Read<VerificationState>(last.Outcome), last.SubmissionId), point.Submission);
        var counts = state != VerificationState.Unverified;
        return new(point.Period, point.Period.Label, point.Value, point.Flag, point.Submission, [.. contributors.Select(actor => actor.Name).Distinct()], state, last is not null && !counts,
            counts ? last!.Reason : null, counts ? last!.DecidedBy : null, counts ? last!.DecidedAt : null, reader is { } person && contributors.Any(actor => actor.IsSameAs(person)));
    }
}

internal static class Verifications
{
    /// <summary>What was last said of each value of some measures' series for one breakdown.</summary>
    public static async Task<Dictionary<(int Measure, Period Period), VerificationRow>> LastVerifications(
        this MeasuresDb db, int[] measures, int breakdownId, CancellationToken cancellationToken) =>
        (await db.Verifications.FromSql($"""
            select distinct on (measure_id, period_start, period_months) * from verifications
            where measure_id = any({measures}) and breakdown_id = {breakdownId}
            order by measure_id, period_start, period_months, id desc
            """).AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(row => (row.MeasureId, row.Period));

    /// <summary>Who brought each submission: its sender, who sent what it released, and who proposed the correction that it is.</summary>
    public static async Task<ILookup<Guid, Actor>> Contributors(this MeasuresDb db, Guid[] submissions, CancellationToken cancellationToken)
    {
        var brought = db.Submissions.AsNoTracking().Where(row => submissions.Contains(row.Id));
        var senders = await brought.Select(row => new { row.Id, Actor = row.SenderId, Name = row.Sender }).ToListAsync(cancellationToken);
        var held = await brought.Join(db.Submissions, row => row.Releases, first => first.Id, (row, first) => new { row.Id, Actor = first.SenderId, Name = first.Sender })
            .ToListAsync(cancellationToken);
        var proposers = await db.Corrections.AsNoTracking().Where(row => row.SubmissionId != null && submissions.Contains(row.SubmissionId.Value))
            .Select(row => new { Id = row.SubmissionId!.Value, Actor = row.ProposedById, Name = row.ProposedBy }).ToListAsync(cancellationToken);
        return senders.Concat(held).Concat(proposers).ToLookup(one => one.Id, one => new Actor(one.Actor, one.Name));
    }
}
