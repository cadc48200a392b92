using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Tests.Domain.Scorecards;

internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2025, 4, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Day = new(2025, 4, 14);

    public static readonly ScorecardLayout Layout = new("balanced-scorecard", "Balanced scorecard", 3, Noon, 10);

    public static PlacedMeasure Placed(string measure, Rag? rag, long position = 20, string group = "employees") => new(
        group, group, "perspective", measure, new Recorded<MeasureDefinition>(new("Name of " + measure, "days", 1, 1), Noon, 5),
        rag is { } status ? new Recorded<CellRevision>(Revision(status, 7), Noon.AddMinutes(position), position) : null, null);

    public static CellRevision Revision(Rag rag, long revision) => new(
        revision,
        new SeriesState(Period.FinancialQuarter(2024, 4), 9.44m, 9m, rag, Direction.Improving, Movement.Down, Variation.CommonCause, Assurance.Inconsistent, null, revision),
        [new RecentPoint(Period.FinancialQuarter(2024, 3), null, null, null, ValueFlag.NotAvailable, Rag.NoData),
         new RecentPoint(Period.FinancialQuarter(2024, 4), 9.44m, null, null, ValueFlag.None, rag)]);
}
