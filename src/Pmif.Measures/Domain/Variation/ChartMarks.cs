using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Variation;

/// <summary>What a person decided about the control chart of a series.</summary>
/// <param name="Rebases">First periods of new limits and runs.</param>
/// <param name="Ghosts">Periods known to be out of the ordinary: shown, but neither judged nor part of mean and moving ranges.</param>
public sealed record ChartMarks(IReadOnlyList<Period> Rebases, IReadOnlyList<Period> Ghosts)
{
    /// <summary>Nothing was decided.</summary>
    public static readonly ChartMarks None = new([], []);

    /// <summary>Whether limits start anew between two consecutive values: at the later one, or at a period between that has no value.</summary>
    public bool StartAnew(Period before, Period after)
    {
        for (var i = 0; i < Rebases.Count; i++)
            if (before < Rebases[i] && Rebases[i] <= after)
                return true;
        return false;
    }

    /// <summary>Whether the value of a period is left out.</summary>
    public bool IsGhost(Period period)
    {
        for (var i = 0; i < Ghosts.Count; i++)
            if (Ghosts[i] == period)
                return true;
        return false;
    }
}

/// <summary>What a person can decide about one period of a control chart.</summary>
public enum ChartMarkKind { Rebase, Ghost }
