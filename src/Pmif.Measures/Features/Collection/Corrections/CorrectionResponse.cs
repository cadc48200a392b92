using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>A correction of one value: what it would replace, what it would put there, who proposed it and who decided.</summary>
/// <param name="Warnings">Rules that it would not keep as things stand; in the answer to its acceptance, those that it did not. Later they are in the receipt of its submission.</param>
public sealed record CorrectionResponse(
    int Id, string Measure, string Breakdown, Period Period, string PeriodLabel, CorrectionState State, CorrectionFigures? Before, CorrectionFigures After,
    string Reason, DateTimeOffset ProposedAt, string ProposedBy, DateTimeOffset? DecidedAt, string? DecidedBy, string? DecisionReason, Guid? Submission,
    IReadOnlyList<string> Warnings)
{
    internal static CorrectionResponse Of(CorrectionRow row, CorrectedValue? before, CatalogueSnapshot catalogue, IReadOnlyList<string>? warnings = null) => new(
        row.Id, catalogue.Measure(row.MeasureId).Code, catalogue.Breakdown(row.BreakdownId).Code, row.Period(), row.Period().Label,
        Words.Read<CorrectionState>(row.State), before is { } stood ? CorrectionFigures.Of(stood.Figures, stood.Note) : null, CorrectionFigures.Of(row.Figures(), row.Note),
        row.Reason, row.ProposedAt, row.ProposedBy, row.DecidedAt, row.DecidedBy, row.DecisionReason, row.SubmissionId, warnings ?? []);
}

/// <summary>The figures on one side of a correction.</summary>
public sealed record CorrectionFigures(decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag, string? Note)
{
    internal static CorrectionFigures Of(Figures figures, string? note) =>
        new(figures.Value, figures.Numerator, figures.Denominator, figures.Lower, figures.Upper, figures.Flag, note);
}

internal static class CorrectionRows
{
    public static Period Period(this CorrectionRow row) => new(row.PeriodStart, row.PeriodMonths);

    public static Figures Figures(this CorrectionRow row) => new(row.Value, row.Numerator, row.Denominator, row.Lower, row.Upper, Words.Read<ValueFlag>(row.Flag));
}
