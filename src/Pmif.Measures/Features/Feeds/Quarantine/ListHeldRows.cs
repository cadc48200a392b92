using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>One row that was held back.</summary>
/// <param name="Row">Its number in the submission, from 1.</param>
/// <param name="Code">Why.</param>
/// <param name="Previous">The value that it jumped from.</param>
/// <param name="SupersededBy">The newer submission that took its place.</param>
public sealed record HeldRow(
    long Row, string Measure, string Breakdown, Period Period, string PeriodLabel, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower,
    decimal? Upper, ValueFlag Flag, string? Note, string Code, decimal? Previous, Guid? SupersededBy);

/// <summary>The rows that were held back of a submission.</summary>
internal sealed class ListHeldRows(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<Page<HeldRow>>> Handle(Guid submission, PageRequest page, CancellationToken cancellationToken)
    {
        var after = 0L;
        if (page.After is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        if (!await db.Quarantines.AnyAsync(row => row.SubmissionId == submission, cancellationToken))
            return QuarantineFaults.NotFound.With($"No rows of the submission {submission} were held back.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        var rows = await db.QuarantinedValues.AsNoTracking().Where(row => row.SubmissionId == submission && row.RowNumber > after)
            .OrderBy(row => row.RowNumber).Take(page.Take).ToListAsync(cancellationToken);
        return page.Of(rows.ConvertAll(row => Response(row, catalogue)), row => row.Row.ToString(CultureInfo.InvariantCulture));
    }

    private static HeldRow Response(QuarantinedValueRow row, CatalogueSnapshot catalogue)
    {
        var period = new Period(row.PeriodStart, row.PeriodMonths);
        return new(row.RowNumber, catalogue.Measure(row.MeasureId).Code, catalogue.Breakdown(row.BreakdownId).Code, period, period.Label, row.Value, row.Numerator,
            row.Denominator, row.Lower, row.Upper, StoredWords.Flag(row.Flag), row.Note, row.Reason, row.Previous, row.SupersededBy);
    }
}
