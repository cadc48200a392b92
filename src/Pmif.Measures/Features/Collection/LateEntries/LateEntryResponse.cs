using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Collection.LateEntries;

/// <summary>A closed period that is open for one measure until a day, and what came in by it. No breakdown means every one; an empty one the whole council.</summary>
public sealed record LateEntryResponse(
    int Id, string Measure, string? Breakdown, Period Period, string PeriodLabel, DateOnly Until, string Reason, DateTimeOffset OpenedAt, string OpenedBy,
    IReadOnlyList<LateEntryUse> Uses)
{
    /// <summary>Uses that are told of one late entry, the latest of them.</summary>
    public const int MostUses = 100;

    internal static LateEntryResponse Of(LateEntryRow row, CatalogueSnapshot catalogue)
    {
        var period = new Period(row.PeriodStart, row.PeriodMonths);
        return new(row.Id, catalogue.Measure(row.MeasureId).Code, row.BreakdownId is { } breakdown ? catalogue.Breakdown(breakdown).Code : null, period, period.Label,
            row.Until, row.Reason, row.OpenedAt, row.OpenedBy, [.. row.Uses.Select(use => new LateEntryUse(use.SubmissionId, use.ValueCount))]);
    }
}

/// <summary>A submission that changed values by a late entry.</summary>
public sealed record LateEntryUse(Guid Submission, long Values);
