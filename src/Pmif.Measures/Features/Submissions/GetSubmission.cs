using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>The receipt of an earlier submission; without its issues for who may not read them.</summary>
internal sealed class GetSubmission(MeasuresDb db, IssueReaders readers)
{
    public async Task<Result<Receipt>> Handle(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var row = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(submission => submission.Id == id, cancellationToken);
        if (row is null)
            return SubmissionFaults.NotFound.With($"No submission has the id {id}.");
        if (await readers.Refuses(caller, row, cancellationToken) is not null)
            return Receipt.Of(row, []);
        var issues = await db.SubmissionIssues.AsNoTracking().Where(issue => issue.SubmissionId == id)
            .OrderBy(issue => issue.Ordinal).Take(Receipt.InlineIssues).ToListAsync(cancellationToken);
        return Receipt.Of(row, [.. issues.Select(RowIssue.Of)]);
    }
}
