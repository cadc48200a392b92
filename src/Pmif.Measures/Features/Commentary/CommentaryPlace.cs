using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>What a commentary is about.</summary>
internal sealed record CommentaryPlace(MeasureEntry Measure, BreakdownEntry Breakdown, Period Period)
{
    public static Result<CommentaryPlace> Find(CatalogueSnapshot catalogue, string measureCode, string? breakdownCode, string? periodText, DateOnly today)
    {
        if (!catalogue.TryMeasure(measureCode, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{measureCode}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        if (!PeriodText.TryParse(periodText, measure.Current.Definition.Frequency, out var period) || !PeriodFit.Fits(measure.At(period.End).Definition, period))
            return CollectionFaults.PeriodInvalid.With($"'{periodText}' is no period that this measure can have.");
        return period.Start > today ? CollectionFaults.PeriodInFuture : new CommentaryPlace(measure, breakdown, period);
    }

    /// <summary>Whether a source may write about its measures; an administrator may about all.</summary>
    public Fault? Refuses(Caller caller) => caller.IsAdministrator || Measure.Current.Definition.Source.Equals(caller.Source, StringComparison.OrdinalIgnoreCase)
        ? null
        : Submissions.SubmissionFaults.SourceNotAllowed.With($"This measure is fed by '{Measure.Current.Definition.Source}', not by '{caller.Source}'.");
}

internal static class CommentaryRows
{
    /// <summary>All versions of the commentary of a place.</summary>
    public static IQueryable<CommentaryRow> Of(this IQueryable<CommentaryRow> rows, CommentaryPlace place) => rows.Where(row =>
        row.MeasureId == place.Measure.Id && row.BreakdownId == place.Breakdown.Id
        && row.PeriodStart == place.Period.Start && row.PeriodMonths == (short)place.Period.Months);
}
