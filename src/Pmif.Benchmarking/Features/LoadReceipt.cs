using Pmif.Benchmarking.Domain.Values;

namespace Pmif.Benchmarking.Features;

/// <summary>What became of a file.</summary>
/// <param name="Id">Names the load.</param>
/// <param name="ReceivedAt">When it was stored.</param>
/// <param name="Outcome">Whether rows were set aside.</param>
/// <param name="Rows">Rows by what became of them.</param>
/// <param name="MeasuresChanged">Measures of which a value changed.</param>
/// <param name="UndefinedMeasures">Measures of the file that are not in the single data list so far; their values are kept. 100 at most.</param>
/// <param name="IssueCount">All issues.</param>
/// <param name="Issues">The first 1,000.</param>
public sealed record LoadReceipt(
    Guid Id, DateTimeOffset ReceivedAt, LoadOutcome Outcome, RowCounts Rows, int MeasuresChanged, IReadOnlyList<string> UndefinedMeasures,
    long IssueCount, IReadOnlyList<NumberedIssue> Issues);

/// <summary>Whether a file was taken.</summary>
public enum LoadOutcome { Accepted, AcceptedWithIssues, Rejected }

/// <summary>Rows by what became of them.</summary>
public sealed record RowCounts(long Received, long Inserted, long Updated, long Unchanged, long Rejected);

/// <summary>What is wrong with a row; rows count from 1 after the header.</summary>
public sealed record NumberedIssue(long Row, string Field, string Code, string Value, string Message);

/// <summary>Counts rows and keeps the first issues while a file is read.</summary>
internal sealed class LoadTally
{
    private const int IssuesKept = 1_000, LongestValue = 100;

    private readonly List<NumberedIssue> _issues = [];

    public long Received { get; private set; }

    public long Rejected { get; private set; }

    public void Good() => Received++;

    public void Bad(long row, RowIssue issue)
    {
        Received++;
        RejectGood(row, issue);
    }

    /// <summary>A row that was counted already turns out to be bad.</summary>
    public void RejectGood(long row, RowIssue issue)
    {
        Rejected++;
        if (_issues.Count < IssuesKept)
            _issues.Add(new(row, issue.Field, issue.Code, issue.Value.Length > LongestValue ? issue.Value[..LongestValue] : issue.Value, issue.Message));
    }

    public void Unreadable(long row) =>
        Bad(row, new("", "benchmarking.row-truncated", "", "The row has fewer fields than the header, or its quotes do not close."));

    public LoadReceipt Receipt(Guid id, DateTimeOffset at, long inserted, long updated, int changed = 0, IReadOnlyList<string>? undefined = null) => new(
        id, at, Rejected == 0 ? LoadOutcome.Accepted : Rejected < Received ? LoadOutcome.AcceptedWithIssues : LoadOutcome.Rejected,
        new(Received, inserted, updated, Received - Rejected - inserted - updated, Rejected), changed, undefined ?? [],
        Rejected, [.. _issues.OrderBy(issue => issue.Row)]);
}
