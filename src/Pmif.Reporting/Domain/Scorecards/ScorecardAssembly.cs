using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Display;

namespace Pmif.Reporting.Domain.Scorecards;

/// <summary>Puts a scorecard together from its layout and what is known of the measures on it.</summary>
public static class ScorecardAssembly
{
    private static readonly SeriesState NoData =
        new(null, null, null, Rag.NoData, Direction.NotComparable, null, Variation.TooFewPoints, Assurance.None, null, 0);

    /// <summary>
    /// Every placed measure is shown: one that never had a value as <c>not-due</c> or <c>overdue</c>, where it is known when the first was due, else as <c>no-data</c>. Groups count what they show; the scorecard counts each measure once.
    /// </summary>
    /// <param name="layout">Which scorecard.</param>
    /// <param name="breakdown">What the cells are about; empty for the whole council.</param>
    /// <param name="day">The day by which what is due is told.</param>
    /// <param name="placed">In the framework's order, the rows of one group together; a group without measures is one row with none.</param>
    /// <param name="asOf">The time asked for; null for the present.</param>
    public static Scorecard Of(ScorecardLayout layout, string breakdown, DateOnly day, IReadOnlyList<PlacedMeasure> placed, DateTimeOffset? asOf = null)
    {
        var groups = placed
            .GroupBy(row => row.Group, StringComparer.Ordinal)
            .Select(rows => GroupOf(rows.First(), [.. rows.Where(row => row.Measure is not null).Select(row => CellOf(row, breakdown, day))]))
            .ToArray();
        var scorecard = new Scorecard(layout.Code, layout.Name, layout.FrameworkVersion, asOf ?? LastChange(layout, placed), 0, new StatusCounts(), groups)
        {
            LayoutPosition = layout.Position,
        };
        return scorecard with
        {
            Counts = StatusCounts.Of(scorecard.Cells.Select(cell => cell.Rag)),
            Position = scorecard.Cells.Select(cell => cell.Position).Append(layout.Position).Max(),
        };
    }

    private static ScorecardGroup GroupOf(PlacedMeasure first, IReadOnlyList<ScorecardCell> cells) =>
        new(first.Group, first.GroupName, first.GroupKind, StatusCounts.Of(cells.Select(cell => cell.Rag)), cells);

    private static ScorecardCell CellOf(PlacedMeasure row, string breakdown, DateOnly day)
    {
        var definition = row.Definition?.Fact ?? new MeasureDefinition(row.Measure!, "number", 1, 0);
        var state = row.Cell?.Fact.State ?? WithoutValue(row.FirstDue, day);
        return new ScorecardCell(
            row.Measure!, definition.Name, breakdown, state.Period, state.Period?.Label,
            state.Value, UnitFormat.Display(state.Value, definition), state.Target, UnitFormat.Display(state.Target, definition) ?? UnitFormat.Display(definition.Range, definition),
            state.Rag, state.Direction, state.Movement, state.Variation, state.Assurance, state.Forecast,
            row.Benchmark?.Fact, Spark(row.Cell?.Fact.Recent ?? [], definition.Decimals), row.Cell?.Fact.Revision ?? 0, row.Cell?.At)
        {
            Rating = state.Rating,
            Acceptable = state.Acceptable,
            Change = state.Change,
            ForecastDisplay = UnitFormat.Display(state.Forecast?.Value, definition),
            Position = Math.Max(row.Cell?.Position ?? 0, Math.Max(row.Definition?.Position ?? 0, row.Benchmark?.Position ?? 0)),
        };
    }

    // Not due until the day after the last on which it comes in time; without such a day nothing can be said.
    private static SeriesState WithoutValue(DateOnly? firstDue, DateOnly day) =>
        firstDue is { } due ? NoData with { Rag = day <= due ? Rag.NotDue : Rag.Overdue } : NoData;

    // Two places more than are printed are plenty for a small chart.
    private static decimal?[] Spark(RecentPoints recent, int decimals) =>
        [.. recent.Select(point => point.Value is { } value ? Math.Round(value, decimals + 2, MidpointRounding.AwayFromZero) : (decimal?)null)];

    private static DateTimeOffset LastChange(ScorecardLayout layout, IEnumerable<PlacedMeasure> placed) => placed
        .SelectMany(row => new[] { row.Definition?.At, row.Cell?.At, row.Benchmark?.At })
        .OfType<DateTimeOffset>()
        .Append(layout.PublishedAt)
        .Max();
}
