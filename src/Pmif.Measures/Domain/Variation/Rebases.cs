using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Variation;

/// <summary>Where a control chart starts anew.</summary>
public static class Rebases
{
    /// <summary>Whether limits start anew between two consecutive values: at the later one, or at a period between that has no value.</summary>
    public static bool Cross(IReadOnlyCollection<Period> rebases, Period before, Period after)
    {
        foreach (var rebase in rebases)
            if (before < rebase && rebase <= after)
                return true;
        return false;
    }
}
