using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>Held rows as the body of a submission of their own, so that whatever is checked of any row is checked of them again.</summary>
/// <param name="db">A context of its own: the rows stream by while the submission writes.</param>
/// <param name="catalogue">For the codes of measures and breakdowns.</param>
/// <param name="held">The submission of which they were held back.</param>
internal sealed class HeldBody(MeasuresDb db, CatalogueSnapshot catalogue, Guid held) : SubmissionBody
{
    // A blank would be worked out anew from numerator and denominator; the flag beside says why the value is missing.
    private const string Missing = "[x]";

    public override bool HasDigest => false;

    public override bool MayBeCutShort => false;

    public override byte[] Digest() => SHA256.HashData(held.ToByteArray());

    public override async IAsyncEnumerable<RawRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var raw = new RawRow();
        var rows = db.QuarantinedValues.AsNoTracking().Where(row => row.SubmissionId == held).OrderBy(row => row.RowNumber);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Fill(raw, row);
            yield return raw;
        }
    }

    private void Fill(RawRow raw, QuarantinedValueRow row)
    {
        raw.Clear();
        raw.Measure = catalogue.Measure(row.MeasureId).Code;
        raw.Breakdown = catalogue.Breakdown(row.BreakdownId).Code;
        raw.Period = new Period(row.PeriodStart, row.PeriodMonths).ToString();
        raw.Value = Text(row.Value) ?? Missing;
        raw.Numerator = Text(row.Numerator);
        raw.Denominator = Text(row.Denominator);
        raw.Lower = Text(row.Lower);
        raw.Upper = Text(row.Upper);
        raw.Flag = row.Flag;
        raw.Note = row.Note;
    }

    private static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
