using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>Submissions of which rows were held back, the oldest first.</summary>
internal sealed class ListQuarantine(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<Page<QuarantineResponse>>> Handle(string? feed, QuarantineState state, PageRequest page, CancellationToken cancellationToken)
    {
        var (word, after) = (Words.Of(state), Guid.Empty);
        if (page.After is { } cursor && !Guid.TryParse(cursor, out after))
            return RequestFaults.CursorInvalid;
        var query = db.Quarantines.AsNoTracking().Where(row => row.State == word && row.SubmissionId > after);
        if (feed is not null)
        {
            if (!(await catalogues.Current(db, cancellationToken)).TryContract(feed, out var entry))
                return FeedFaults.NotFound.With($"No feed has the code '{feed}'.");
            query = query.Where(row => row.FeedId == entry.Id);
        }
        return page.Of(await Read(query.OrderBy(row => row.SubmissionId).Take(page.Take), cancellationToken), row => row.Submission.ToString());
    }

    /// <summary>What was held back of one submission; none where nothing was.</summary>
    public async Task<QuarantineResponse?> Find(Guid submission, CancellationToken cancellationToken) =>
        (await Read(db.Quarantines.AsNoTracking().Where(row => row.SubmissionId == submission), cancellationToken)).SingleOrDefault();

    private async Task<List<QuarantineResponse>> Read(IQueryable<QuarantineRow> query, CancellationToken cancellationToken) =>
        (await query.Select(row => new
        {
            Row = row,
            Feed = db.Feeds.Single(feed => feed.Id == row.FeedId).Code,
            Submission = db.Submissions.Single(submission => submission.Id == row.SubmissionId),
            ReleasedAs = db.Submissions.Where(submission => submission.Releases == row.SubmissionId).Select(submission => (Guid?)submission.Id).SingleOrDefault(),
        }).ToListAsync(cancellationToken)).ConvertAll(found => new QuarantineResponse(
            found.Row.SubmissionId, found.Feed, found.Submission.Source, found.Submission.Sender, found.Submission.ReceivedAt,
            Words.Read<QuarantineState>(found.Row.State), found.Row.RowCount, found.Row.SupersededRows,
            [.. found.Row.ReasonCodes.Zip(found.Row.ReasonCounts, (code, rows) => new QuarantineReason(code, rows))],
            found.Row.DecidedAt, found.Row.DecidedBy, found.Row.Reason, found.ReleasedAs));
}
