using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>Takes held rows in by the ordinary way, as a submission of their own with the person's name and reason.</summary>
internal sealed class ReleaseQuarantine(MeasuresDb db, CatalogueCache catalogues, SubmitValues submit, IServiceScopeFactory scopes)
{
    public sealed record Request(Guid Submission, string? Reason, Caller Caller);

    public async Task<Result<Receipt>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(request.Reason))
            return SubmissionFaults.ReasonMissing;
        var held = await db.Quarantines.AsNoTracking().Where(row => row.SubmissionId == request.Submission)
            .Join(db.Submissions, row => row.SubmissionId, submission => submission.Id, (row, submission) => new { row.State, submission.Source, submission.ReceivedAt })
            .SingleOrDefaultAsync(cancellationToken);
        if (held is null)
            return QuarantineFaults.NotFound.With($"No rows of the submission {request.Submission} were held back.");
        if (held.State != Contracts.Primitives.Words.Of(QuarantineState.Held))
            return QuarantineFaults.Decided.With($"They are {held.State}.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        await using var reading = scopes.CreateAsyncScope();
        var body = new HeldBody(reading.ServiceProvider.GetRequiredService<MeasuresDb>(), catalogue, request.Submission);
        return await submit.Handle(new(request.Caller with { Source = held.Source }, body, Release: new(request.Submission, held.ReceivedAt, request.Reason!)), cancellationToken);
    }
}
