namespace Pmif.Reporting.Domain.Scorecards;

/// <summary>What of a scorecard changed after a place in Reporting's order of changes.</summary>
/// <param name="Scorecard">The scorecard as it is now.</param>
/// <param name="LayoutChanged">Another layout came into force: the whole is to be read again.</param>
/// <param name="Cells">The changed cells, earliest change first.</param>
public sealed record ScorecardChanges(Scorecard Scorecard, bool LayoutChanged, IReadOnlyList<CellChange> Cells)
{
    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => !LayoutChanged && Cells.Count == 0;

    /// <summary>Changes of <paramref name="scorecard"/> later than <paramref name="position"/>.</summary>
    public static ScorecardChanges Since(Scorecard scorecard, long position)
    {
        var cells = scorecard.Cells.Where(cell => cell.Position > position).OrderBy(cell => cell.Position).ToArray();
        return new ScorecardChanges(scorecard, scorecard.LayoutPosition > position,
            [.. cells.Select((cell, i) => new CellChange(cell, ResumeAfter(cells, i), GroupsOf(scorecard, cell)))]);
    }

    // One change can touch many cells. Until the last of them is sent, a reader that breaks off must be given all of them again.
    private static long ResumeAfter(ScorecardCell[] cells, int i) =>
        i + 1 < cells.Length && cells[i + 1].Position == cells[i].Position ? cells[i].Position - 1 : cells[i].Position;

    private static ScorecardGroup[] GroupsOf(Scorecard scorecard, ScorecardCell cell) =>
        [.. scorecard.Groups.Where(group => group.Measures.Any(other => other.Measure == cell.Measure))];
}

/// <summary>A changed cell.</summary>
/// <param name="Cell">The cell as it is now.</param>
/// <param name="ResumeAfter">A reader that has this cell has everything up to this position.</param>
/// <param name="Groups">The groups that show it, with their counts now.</param>
public sealed record CellChange(ScorecardCell Cell, long ResumeAfter, IReadOnlyList<ScorecardGroup> Groups);
