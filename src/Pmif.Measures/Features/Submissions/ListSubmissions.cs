using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>Earlier submissions, the latest first; trials are none.</summary>
internal sealed class ListSubmissions(MeasuresDb db)
{
    /// <param name="Sources">Those of any of these sources; of every source where none is named.</param>
    /// <param name="Own">Those that the caller sent: besides those of the sources named, or alone where none is.</param>
    /// <param name="Caller">Who asks.</param>
    /// <param name="Page">Which page.</param>
    public sealed record Request(IReadOnlyList<string> Sources, bool Own, Caller Caller, PageRequest Page);

    public async Task<Result<Page<SubmissionSummary>>> Handle(Request request, CancellationToken cancellationToken)
    {
        var before = Guid.AllBitsSet;
        if (request.Page.After is { } cursor && !Guid.TryParse(cursor, out before))
            return RequestFaults.CursorInvalid;
        if (request.Sources.Count > MostSources)
            return SubmissionFaults.OptionInvalid.With($"At most {MostSources} sources can be asked for at once.");
        // Ids grow with time.
        var rows = db.Submissions.AsNoTracking().Where(row => !row.DryRun && row.Id < before);
        string[] sources = [.. request.Sources];
        var (own, id, name) = (request.Own, request.Caller.Id, request.Caller.Name);
        if (own || sources.Length > 0)
            rows = rows.Where(row => sources.Contains(row.Source) || (own && (row.SenderId == null ? row.Sender == name : row.SenderId == id)));
        var found = await rows.OrderByDescending(row => row.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
        return request.Page.Of([.. found.Select(SubmissionSummary.Of)], one => one.Id.ToString());
    }

    private const int MostSources = 1_000;
}

/// <summary>A submission in a list; its receipt says more.</summary>
/// <param name="Source">The source system that it came from; empty where a person sent it.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Reverts">The submission that it undid.</param>
/// <param name="Corrects">The correction that it carried out.</param>
/// <param name="Reason">Why, of these two.</param>
public sealed record SubmissionSummary(
    Guid Id, string Source, string Sender, DateTimeOffset ReceivedAt, Outcome Outcome, RowCounts Rows, int SeriesChanged, int IssueCount, Guid? Reverts, int? Corrects, string? Reason)
{
    internal static SubmissionSummary Of(SubmissionRow row) => new(row.Id, row.Source, row.Sender, row.ReceivedAt, Words.Read<Outcome>(row.Outcome),
        new(row.Received, row.Inserted, row.Updated, row.Unchanged, row.Rejected, row.Quarantined), row.SeriesChanged, row.IssueCount, row.Reverts, row.Corrects, row.Reason);
}
