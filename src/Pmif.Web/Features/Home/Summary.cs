using Pmif.Contracts.Reporting.V1;
using Pmif.Web.Features.Scorecards;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Home;

/// <summary>What one page about all scorecards has to say, the things to act on first.</summary>
public static class Summary
{
    /// <summary>Cells that are off target or whose latest figures are unusual and a concern, each once: those that are both, then off target, then the rest.</summary>
    public static IReadOnlyList<AttentionItem> Exceptions(IEnumerable<Scorecard> scorecards) =>
        [.. Cells(scorecards)
            .Where(item => item.Cell.Rag == "red" || item.IsConcern)
            .OrderBy(item => (item.Cell.Rag == "red", item.IsConcern) switch { (true, true) => 0, (true, false) => 1, _ => 2 })
            .ThenBy(item => item.Cell.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Cells whose figure was expected by now and has not arrived, each once.</summary>
    public static IReadOnlyList<AttentionItem> Late(IEnumerable<Scorecard> scorecards) =>
        [.. Cells(scorecards).Where(item => item.Cell.Rag == "overdue").OrderBy(item => item.Cell.Name, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<AttentionItem> Cells(IEnumerable<Scorecard> scorecards) =>
        scorecards
            .SelectMany(scorecard => scorecard.Groups.SelectMany(group => group.Measures.Select(cell => (group.Name, cell))))
            .GroupBy(pair => CellMark.Key(pair.cell))
            .Select(same => new AttentionItem(same.First().cell, [.. same.Select(pair => pair.Name).Distinct()]));
}

/// <summary>A cell to look at and the objectives and areas that it counts towards.</summary>
public sealed record AttentionItem(ScorecardCell Cell, IReadOnlyList<string> Groups)
{
    /// <summary>Whether the latest figures are unusual and a concern.</summary>
    public bool IsConcern => Signal.IsConcern(Cell.Variation);
}
