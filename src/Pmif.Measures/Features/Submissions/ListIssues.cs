using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>All issues of a submission, page by page.</summary>
internal sealed class ListIssues(MeasuresDb db, IssueReaders readers)
{
    public async Task<Result<Page<RowIssue>>> Handle(Guid id, PageRequest page, Caller caller, CancellationToken cancellationToken)
    {
        var after = 0;
        if (page.After is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } submission)
            return SubmissionFaults.NotFound.With($"No submission has the id {id}.");
        if (await readers.Refuses(caller, submission, cancellationToken) is { } refusal)
            return refusal;
        var rows = await db.SubmissionIssues.AsNoTracking().Where(issue => issue.SubmissionId == id && issue.Ordinal > after)
            .OrderBy(issue => issue.Ordinal).Take(page.Take).ToListAsync(cancellationToken);
        var found = page.Of(rows, issue => issue.Ordinal.ToString(CultureInfo.InvariantCulture));
        return new Page<RowIssue>([.. found.Items.Select(RowIssue.Of)], found.Next);
    }
}
