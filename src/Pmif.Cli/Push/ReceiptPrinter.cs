using Spectre.Console;

namespace Pmif.Cli.Push;

/// <summary>Shows a receipt to a person: counts first, then the first rows that need attention.</summary>
internal static class ReceiptPrinter
{
    private const int IssuesShown = 20;

    public static void Print(Surroundings around, string name, Receipt receipt, Uri issues)
    {
        var headline = $"{name}: {Words(receipt.Outcome)}{(receipt.DryRun ? " (dry run, nothing stored)" : "")}";
        if (around.IsTerminal)
            PrintTable(around.Out, headline, receipt);
        else
            around.Out.WriteLine($"{headline}: {string.Join(", ", Counts(receipt).Select(count => $"{count.Number} {count.Name}"))}");
        foreach (var warning in receipt.Warnings ?? [])
            around.Out.WriteLine($"  warning: {PlainText.Of(warning)}");
        PrintIssues(around.Out, receipt, issues);
    }

    private static void PrintTable(TextWriter output, string headline, Receipt receipt)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Write(new Text(headline, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        var table = new Table().RoundedBorder();
        foreach (var (name, _) in Counts(receipt))
            table.AddColumn(new TableColumn(name).RightAligned());
        table.AddRow(Counts(receipt).Select(count => count.Number.ToString("N0")).ToArray());
        console.Write(table);
    }

    private static void PrintIssues(TextWriter output, Receipt receipt, Uri address)
    {
        var shown = (receipt.Issues ?? []).Take(IssuesShown).ToList();
        foreach (var issue in shown)
            output.WriteLine($"  row {issue.Row}, {PlainText.Of(issue.Field)}: {PlainText.Of(issue.Message)} "
                + $"[{PlainText.Of(issue.Code)}{(string.IsNullOrEmpty(issue.Value) ? "" : $" \"{PlainText.Of(issue.Value)}\"")}]");
        if (receipt.IssueCount > shown.Count)
            output.WriteLine($"  and {receipt.IssueCount - shown.Count} more: {address}");
    }

    private static IEnumerable<(string Name, long Number)> Counts(Receipt receipt) =>
    [
        ("received", receipt.Rows.Received), ("inserted", receipt.Rows.Inserted), ("updated", receipt.Rows.Updated),
        ("unchanged", receipt.Rows.Unchanged), ("rejected", receipt.Rows.Rejected),
        .. receipt.Rows.Quarantined > 0 ? new[] { ("held back", receipt.Rows.Quarantined) } : [], ("series changed", receipt.SeriesChanged),
    ];

    private static string Words(string outcome) => PlainText.Of(outcome).Replace('-', ' ');
}
