using Pmif.Contracts.Reporting.V1;

namespace Pmif.Web.Features.Scorecards;

/// <summary>What tells one cell of a scorecard from another, and one state of a cell from the next.</summary>
public static class CellMark
{
    /// <summary>Which series the cell shows.</summary>
    public static string Key(ScorecardCell cell) => $"{cell.Measure}|{cell.Breakdown}";

    /// <summary>Which state of the series the cell shows.</summary>
    public static string Stamp(ScorecardCell cell) => $"{cell.Revision}-{cell.UpdatedAt?.ToDateTime().Ticks ?? 0}";
}
