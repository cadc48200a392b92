using System.Globalization;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>What became of figures that were sent, or would become of them.</summary>
public static class ReceiptWords
{
    /// <summary>Every count that is not zero, in one sentence: <c>12 rows were read: 10 figures are new, 1 has changed, 1 row was refused.</c></summary>
    public static string Sentence(Receipt receipt)
    {
        var rows = receipt.Rows;
        var (would, are, was) = receipt.DryRun ? (true, "would be", "would be") : (false, rows.Inserted == 1 ? "is" : "are", "");
        List<string> parts = [];
        Add(rows.Inserted, $"{Count(rows.Inserted, "figure")} {are} new");
        Add(rows.Updated, $"{Count(rows.Updated, "figure")} {(would ? "would change" : "changed")}");
        Add(rows.Unchanged, $"{Count(rows.Unchanged, "figure")} {(rows.Unchanged == 1 ? "is" : "are")} known already");
        Add(rows.Quarantined, $"{Count(rows.Quarantined, "row")} {Passive(rows.Quarantined)} held back until the performance team decides");
        Add(rows.Rejected, $"{Count(rows.Rejected, "row")} {Passive(rows.Rejected)} refused");
        var read = $"{Count(rows.Received, "row")} {(rows.Received == 1 ? "was" : "were")} read";
        return parts.Count == 0 ? $"{read}." : $"{read}: {string.Join(", ", parts)}.";

        void Add(long count, string text)
        {
            if (count > 0)
                parts.Add(text);
        }

        string Passive(long count) => would ? was : count == 1 ? "was" : "were";
    }

    /// <summary>What became of a submission, in a word or two.</summary>
    public static string Outcome(SubmissionSummary one) => one switch
    {
        { Reverts.Length: > 0 } => "Undid an earlier one",
        { Corrects: > 0 } => "Correction",
        { Outcome: "accepted-with-issues" } => "Taken in part",
        { Outcome: "rejected" } => "Refused",
        { Outcome: "quarantined" } => "Held back",
        _ => "Taken",
    };

    private static string Count(long count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
