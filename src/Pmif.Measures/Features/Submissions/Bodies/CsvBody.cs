using System.Runtime.CompilerServices;
using CsvHelper;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>CSV (RFC 4180) with a header line, columns in any order, UTF-8 with or without a byte-order mark.</summary>
internal sealed class CsvBody(BodyStream stream, SubmissionLimits limits) : SubmissionBody
{
    private int[] columns = [];
    private CsvMalformedReason? malformed;

    public override byte[] Digest() => stream.Digest();

    public override async IAsyncEnumerable<RawRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            MaxRecordSize = RowBytes,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        }, leaveOpen: true);
        if (!await Read(csv, cancellationToken))
            throw new FaultException(SubmissionFaults.HeaderMissing.With("The body is empty."));
        columns = ReadHeader(csv);
        var row = new RawRow();
        while (await Read(csv, cancellationToken))
        {
            Fill(row, csv);
            yield return row;
        }
    }

    // Room for every column at its longest, in UTF-8.
    private int RowBytes => 4 * limits.MaxFieldLength + (1 << 16);

    private async Task<bool> Read(CsvReader csv, CancellationToken cancellationToken)
    {
        malformed = null;
        try
        {
            var read = await csv.ReadAsync(cancellationToken);
            return malformed == CsvMalformedReason.UnterminatedQuote
                ? throw new FaultException(SubmissionFaults.BodyUnreadable.With($"Row {csv.RowNumber - 1} has a quotation mark that is never closed."))
                : read;
        }
        catch (CsvFormatException)
        {
            throw new FaultException(SubmissionFaults.TooLarge.With($"The row after row {csv.RowNumber - 1} has more than {RowBytes} bytes."));
        }
    }

    private int[] ReadHeader(CsvReader csv)
    {
        var found = new int[csv.FieldCount];
        for (var i = 0; i < found.Length; i++)
        {
            var name = csv.GetString(i).Trim();
            found[i] = Columns.Find(name);
            if (found[i] >= 0 && Array.IndexOf(found, found[i], 0, i) >= 0)
                throw new FaultException(SubmissionFaults.HeaderDuplicate.With($"The column {Columns.Names[found[i]]} is named twice."));
            if (found[i] < 0 && name.Length > 0)
                NoteUnknownField(name);
        }
        if (!found.Contains(Columns.Measure) || !found.Contains(Columns.Period)
            || !(found.Contains(Columns.Value) || (found.Contains(Columns.Numerator) && found.Contains(Columns.Denominator))))
            throw new FaultException(SubmissionFaults.HeaderMissing);
        return found;
    }

    private void Fill(RawRow row, CsvReader csv)
    {
        row.Clear();
        var count = csv.FieldCount;
        for (var i = 0; i < columns.Length && i < count; i++)
            if (columns[i] >= 0)
                row.TrySet(columns[i], Text(csv, i));
        if (malformed == CsvMalformedReason.TextAfterClosingQuote)
            row.Fault = new RowFault("", RowCodes.RowUnreadable, "", "Text follows a closing quotation mark: double the quotation marks within a field.");
        else if (count > columns.Length)
            row.Fault = new RowFault("", RowCodes.RowUnreadable, csv.GetString(columns.Length), $"The row has {count} fields, the header {columns.Length}.");
        else if (count < columns.Length)
            FillShort(row, csv, count);
    }

    private string Text(CsvReader csv, int field)
    {
        var text = csv.GetString(field);
        return text.Length <= limits.MaxFieldLength ? text
            : throw new FaultException(SubmissionFaults.TooLarge.With($"A field of row {csv.RowNumber - 1} has more than {limits.MaxFieldLength} characters."));
    }

    // Spreadsheets leave out blank fields at a line's end; a row that lacks what it needs, or just stops, was cut off.
    private void FillShort(RawRow row, CsvReader csv, int count)
    {
        var missing = columns.AsSpan(count);
        if (stream.EndsWithout((byte)'\n', csv.ByteOffset + csv.RawRecord.Length)
            || missing.IndexOfAny(Columns.Measure, Columns.Period, Columns.Value) >= 0
            || missing.IndexOfAny(Columns.Numerator, Columns.Denominator) >= 0)
            row.Fault = new RowFault("", RowCodes.RowTruncated, csv.GetString(count - 1), $"The row breaks off after {count} of {columns.Length} fields.");
        foreach (var column in missing)
            row.TrySet(column, "");
    }
}
