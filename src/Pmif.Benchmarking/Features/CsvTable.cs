using System.Runtime.CompilerServices;
using CsvHelper;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features;

/// <summary>A CSV body with a header row, read as a stream: columns in any order and case, unknown ones passed over.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int LargestRow = 64 * 1024;

    private readonly HashSet<long> _malformed = [];
    private readonly CsvReader _csv;
    private int[] _columns = [];

    private CsvTable(Stream body) => _csv = CsvReader.Create(body, new CsvReaderOptions
    {
        Separator = ',',
        TrimWhitespace = true,
        // No field here has lines; so a stray quote spoils its own row and not the rest of the file.
        AllowLineBreaksInQuotes = false,
        MaxRecordSize = LargestRow,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = record => _malformed.Add(record.RecordNumber - 1),
    });

    /// <summary>Reads the header.</summary>
    /// <param name="body">UTF-8, with or without a byte-order mark.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be.</param>
    /// <param name="ct">Stops at once.</param>
    /// <returns>The table, or the fault of a body without the required header.</returns>
    public static async Task<Result<CsvTable>> Open(Stream body, string[] required, string[] optional, CancellationToken ct)
    {
        var table = new CsvTable(body);
        try
        {
            await table._csv.ReadHeaderAsync(ct);
        }
        catch (CsvFormatException)
        {
            table.Dispose();
            return CsvFaults.HeaderMissing.With("The first line is no header.");
        }
        var header = table._csv.Headers.ToArray();
        int Find(string column) => Array.FindIndex(header, name => string.Equals(name.Trim(), column, StringComparison.OrdinalIgnoreCase));
        if (Array.Find(required, column => Find(column) < 0) is { } missing)
        {
            table.Dispose();
            return CsvFaults.HeaderMissing.With($"There is no column '{missing}'.");
        }
        table._columns = [.. required.Concat(optional).Select(Find)];
        return table;
    }

    /// <summary>The rows from 1, each with its fields in the order in which the columns were named; null where a row cannot be read.</summary>
    /// <exception cref="FaultException">A row is longer than any row of figures can be.</exception>
    public async IAsyncEnumerable<(long Number, string[]? Fields)> Rows([EnumeratorCancellation] CancellationToken ct)
    {
        while (await Read(ct))
        {
            var number = _csv.RowNumber;
            var isWhole = !_malformed.Remove(number) && _csv.FieldCount >= _csv.Headers.Count;
            yield return (number, isWhole ? Array.ConvertAll(_columns, column => column < 0 ? "" : _csv.GetString(column)) : null);
        }
    }

    public void Dispose() => _csv.Dispose();

    private async ValueTask<bool> Read(CancellationToken ct)
    {
        try
        {
            return await _csv.ReadAsync(ct);
        }
        catch (CsvFormatException e)
        {
            throw new FaultException(CsvFaults.RowTooLong.With($"Row {e.RecordNumber - 1} is longer than {LargestRow:N0} bytes."));
        }
    }
}
