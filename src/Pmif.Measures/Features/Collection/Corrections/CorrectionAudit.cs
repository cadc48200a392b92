using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>A correction, and what it corrects, in the audit trail.</summary>
internal static class CorrectionAudit
{
    public static object Of(CorrectionRow row, CatalogueSnapshot catalogue) => new
    {
        Correction = row.Id == 0 ? (int?)null : row.Id,
        Breakdown = catalogue.Breakdown(row.BreakdownId).Code,
        Period = row.Period(),
        Figures = CorrectionFigures.Of(row.Figures(), row.Note),
        row.State,
        row.SubmissionId,
    };

    public static object? Of(CorrectedValue? value) => value is { } stood ? CorrectionFigures.Of(stood.Figures, stood.Note) : null;
}
