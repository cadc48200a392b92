using Pmif.Measures.Data;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>Leaves held rows out for good. They stay readable, with who decided so and why.</summary>
internal sealed class DiscardQuarantine(MeasuresDb db, ListQuarantine list)
{
    public async Task<Result<QuarantineResponse>> Handle(Guid submission, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(reason))
            return SubmissionFaults.ReasonMissing;
        if (await list.Find(submission, cancellationToken) is null)
            return QuarantineFaults.NotFound.With($"No rows of the submission {submission} were held back.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await TakeOver.Decide(db, submission, QuarantineState.Discarded, caller, reason!, cancellationToken) is { } fault)
            return fault;
        db.Record(new("quarantine.discarded", "submission", submission.ToString()) { Why = reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (await list.Find(submission, cancellationToken))!;
    }
}
