using System.Text.Json.Nodes;

namespace Pmif.Cli.Apply;

/// <summary>Breakdowns as a table; several parents or successors are separated by semicolons.</summary>
internal static class BreakdownTable
{
    public static IReadOnlyList<ApplyItem> Items(Table table)
    {
        table.Expect("code", "kind", "name", "parents", "validFrom", "validTo", "successors", "successor");
        return [.. table.Rows.Select(row => new ApplyItem(row.Number, row.Needed("code"), TableRow.Part(
            ("code", row.Needed("code")), ("kind", row.Needed("kind")), ("name", row.Needed("name")), ("parents", row.List("parents")),
            ("validFrom", row.Text("validFrom")), ("validTo", row.Text("validTo")), ("successors", row.List("successors") ?? row.List("successor")))!))];
    }
}
