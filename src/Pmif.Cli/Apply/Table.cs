using CsvHelper;

namespace Pmif.Cli.Apply;

/// <summary>A CSV file with a header line, small enough to be held.</summary>
internal sealed class Table(IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows)
{
    public IReadOnlyList<TableRow> Rows => rows;

    /// <exception cref="FormatException">A row cannot be read.</exception>
    public static async Task<Table> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var malformed = false;
        await using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            OnMalformedRecord = _ => malformed = true,
        }, leaveOpen: true);
        if (!await csv.ReadAsync(cancellation))
            throw new FormatException("the file is empty");
        string[] columns = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];
        var rows = new List<TableRow>();
        while (await csv.ReadAsync(cancellation))
        {
            var number = rows.Count + 1;
            if (malformed || csv.FieldCount > columns.Length)
                throw new FormatException($"row {number} cannot be read: it has other fields than the header, or a quotation mark out of place");
            var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < csv.FieldCount; i++)
                if (!cells.TryAdd(columns[i], Unprotected(csv.GetString(i))))
                    throw new FormatException($"the column {columns[i]} is named twice");
            rows.Add(new TableRow(number, cells));
        }
        return new Table(columns, rows);
    }

    /// <summary>Refuses columns that mean nothing, since a misspelt one would lose what it holds, and a file without codes.</summary>
    /// <exception cref="FormatException">There is such a column.</exception>
    public void Expect(params string[] known)
    {
        if (columns.FirstOrDefault(column => !known.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new FormatException($"there is no column '{unknown}'; there are {string.Join(", ", known)}");
        if (!columns.Contains("code", StringComparer.OrdinalIgnoreCase))
            throw new FormatException("there must be a column code");
    }

    // Exports put an apostrophe before what a spreadsheet would take for a formula.
    private static string Unprotected(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? cell[1..] : cell;
}
