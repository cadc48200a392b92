namespace Pmif.Benchmarking.Domain.Areas;

/// <summary>
/// Reads old area codes as today's. A code changes with a boundary or with a reorganisation, and is never used again
/// (ONS coding and naming policy), so a chain of successors ends at one code.
/// </summary>
public sealed class Succession
{
    private readonly Dictionary<string, string> _successors;
    private readonly HashSet<string> _merged;

    /// <param name="areas">Every area that is known.</param>
    public Succession(IEnumerable<Area> areas)
    {
        _successors = areas.Where(area => area.Successor is not null && area.Successor != area.Code)
            .ToDictionary(area => area.Code, area => area.Successor!);
        _merged = [.. _successors.Values.GroupBy(code => code).Where(predecessors => predecessors.Count() > 1).Select(predecessors => predecessors.Key)];
    }

    /// <summary>The code in use today for a place that was known by <paramref name="code"/>; the code itself where nothing came after it.</summary>
    public string Current(string code) => Follow(code, _ => true);

    /// <summary>
    /// The code under which a value received for <paramref name="code"/> is compared: the successor where it is the same
    /// place under a new code, but not where several places were merged into it, since one part's value is not the whole's.
    /// </summary>
    public string ForValues(string code) => Follow(code, successor => !_merged.Contains(successor));

    private string Follow(string code, Func<string, bool> mayFollow)
    {
        // Bounded, should somebody register a ring of successors.
        for (var step = 0; step < 32 && _successors.TryGetValue(code, out var successor) && mayFollow(successor); step++)
            code = successor;
        return code;
    }
}
