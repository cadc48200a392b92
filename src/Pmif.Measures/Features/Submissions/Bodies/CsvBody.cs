using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>CSV (RFC 4180) with a header line, UTF-8 with or without a byte-order mark; the shape says what its columns mean.</summary>
internal sealed class CsvBody(BodyStream stream, SubmissionLimits limits, CsvShape shape) : SubmissionBody
{
    private int columns;
    private CsvMalformedReason? malformed;

    public override bool HasDigest => stream.HasDigest;

    public override bool MayBeCutShort => stream.MayBeCutShort;

    public override byte[] Digest() => shape.Name.Length == 0 ? stream.Digest() : SHA256.HashData([.. stream.Digest(), .. Encoding.UTF8.GetBytes(shape.Name)]);

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
        if (stream.EndsWithinLine && row.Fault?.Code != RowCodes.RowTruncated)
            Warnings.Add("The last line ends without a line break. It was taken as whole, as all its columns are there; send a Content-Digest to be sure.");
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

    private int ReadHeader(CsvReader csv)
    {
        var names = new string[csv.FieldCount];
        for (var i = 0; i < names.Length; i++)
            names[i] = csv.GetString(i).Trim();
        shape.ReadHeader(names, NoteUnknownField);
        return names.Length;
    }

    private void Fill(RawRow row, CsvReader csv)
    {
        row.Clear();
        var count = csv.FieldCount;
        for (var i = 0; i < columns; i++)
            if (shape.Reads(i))
                shape.Set(row, i, i < count ? Text(csv, i) : "");
        shape.Finish(row);
        if (malformed == CsvMalformedReason.TextAfterClosingQuote)
            row.Fault = new RowFault("", RowCodes.RowUnreadable, "", "Text follows a closing quotation mark: double the quotation marks within a field.");
        else if (count > columns)
            row.Fault = new RowFault("", RowCodes.RowUnreadable, csv.GetString(columns), $"The row has {count} fields, the header {columns}.");
        // Spreadsheets leave out blank fields at a line's end; a row that lacks what it needs, or just stops, was cut off.
        else if (count < columns && (stream.BreaksOffAt(csv.ByteOffset + csv.RawRecord.Length) || Enumerable.Range(count, columns - count).Any(shape.Needs)))
            row.Fault = new RowFault("", RowCodes.RowTruncated, csv.GetString(count - 1), $"The row breaks off after {count} of {columns} fields.");
    }

    private string Text(CsvReader csv, int field)
    {
        var text = csv.GetString(field);
        return text.Length <= limits.MaxFieldLength ? text
            : throw new FaultException(SubmissionFaults.TooLarge.With($"A field of row {csv.RowNumber - 1} has more than {limits.MaxFieldLength} characters."));
    }
}
