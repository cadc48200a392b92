using System.Text.Json.Nodes;

namespace Pmif.Cli.Apply;

/// <summary>
/// Breakdowns as a table; several parents, memberships or successors are separated by semicolons. A membership is a parent with its first and
/// last day, <c>inner-west:2004-04-01/2024-03-31</c>; a day left out means open on that side.
/// </summary>
internal static class BreakdownTable
{
    public static IReadOnlyList<ApplyItem> Items(Table table)
    {
        table.Expect("code", "kind", "name", "parents", "memberships", "validFrom", "validTo", "successors", "successor");
        return [.. table.Rows.Select(row => new ApplyItem(row.Number, row.Needed("code"), TableRow.Part(
            ("code", row.Needed("code")), ("kind", row.Needed("kind")), ("name", row.Needed("name")), ("parents", row.List("parents")), ("memberships", Memberships(row)),
            ("validFrom", row.Text("validFrom")), ("validTo", row.Text("validTo")), ("successors", row.List("successors") ?? row.List("successor")))!))];
    }

    private static JsonArray? Memberships(TableRow row) =>
        row.List("memberships") is not { } texts ? null : new JsonArray([.. texts.Select(text => Membership(row, (string)text!))]);

    private static JsonObject? Membership(TableRow row, string text) =>
        text.Split(':', '/') is [{ Length: > 0 } parent, var from, var to]
            ? TableRow.Part(("parent", parent), ("from", from.Length > 0 ? from : null), ("to", to.Length > 0 ? to : null))
            : throw new FormatException($"row {row.Number}, memberships: '{text}' is no parent:first-day/last-day");
}
