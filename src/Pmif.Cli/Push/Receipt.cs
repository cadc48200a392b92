using System.Text.Json;

namespace Pmif.Cli.Push;

/// <summary>What Measures made of a feed.</summary>
internal sealed record Receipt(
    string Id, string Source, string Outcome, bool DryRun, ReceiptRows Rows, int SeriesChanged, int IssueCount, IReadOnlyList<ReceiptIssue>? Issues)
{
    /// <summary>What to know about the feed as a whole.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Exit code of a push that ended so.</summary>
    public int ExitCode => Outcome switch
    {
        "accepted" => Cli.ExitCode.Accepted,
        "accepted-with-issues" or "quarantined" => Cli.ExitCode.AcceptedWithIssues,
        _ => Cli.ExitCode.Rejected,
    };

    /// <summary>Reads a receipt; null where the text is something else.</summary>
    public static Receipt? TryParse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Receipt>(text, JsonSerializerOptions.Web) is { Outcome: not null, Rows: not null } receipt ? receipt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Rows counted by what became of them.</summary>
internal sealed record ReceiptRows(long Received, long Inserted, long Updated, long Unchanged, long Rejected, long Quarantined = 0);

/// <summary>What is wrong with one row; rows count from 1 after the header.</summary>
internal sealed record ReceiptIssue(long Row, string? Field, string? Code, string? Value, string? Message);
