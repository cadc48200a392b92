namespace Pmif.Measures.Features.Submissions;

/// <summary>Issues of one submission: all are counted, the first are kept for the receipt, and the rest wait only until the next batch is written.</summary>
internal sealed class IssueLog
{
    private const int LongestValue = 200;

    /// <summary>The issues that go into the receipt itself.</summary>
    public List<RowIssue> Inline { get; } = [];

    /// <summary>Issues not yet written.</summary>
    public List<RowIssue> Pending { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Rows refused so far; a row may have several issues.</summary>
    public long RejectedRows { get; private set; }

    public void Add(long row, string field, string code, string? value, string message)
    {
        var issue = new RowIssue(row, field, code, Shorten(value), message);
        Count++;
        Pending.Add(issue);
        if (Inline.Count < Receipt.InlineIssues)
            Inline.Add(issue);
    }

    public void RejectRow() => RejectedRows++;

    /// <summary>Counts issues that the database has found and written itself.</summary>
    public void AddWritten(IReadOnlyList<RowIssue> first, int count)
    {
        Count += count;
        RejectedRows += count;
        Inline.AddRange(first.Take(Receipt.InlineIssues - Inline.Count));
    }

    /// <summary>Counts issues of rows that were held back, which the database has written itself; such rows are not refused.</summary>
    public void AddHeld(IReadOnlyList<RowIssue> first, int count)
    {
        Count += count;
        Inline.AddRange(first.Take(Receipt.InlineIssues - Inline.Count));
    }

    /// <summary>Hands over what is to be written, with the number of the first.</summary>
    public (int FirstOrdinal, List<RowIssue> Issues) TakePending()
    {
        var taken = Pending;
        Pending = [];
        return (Count - taken.Count, taken);
    }

    private static string Shorten(string? value)
    {
        if (value is null)
            return "";
        // Never cut a surrogate pair in two: the halves cannot be stored.
        var length = Math.Min(value.Length, LongestValue);
        if (length < value.Length && char.IsHighSurrogate(value[length - 1]))
            length--;
        return value[..length];
    }
}
