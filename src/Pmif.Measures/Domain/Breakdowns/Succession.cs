namespace Pmif.Measures.Domain.Breakdowns;

/// <summary>
/// Who took whose place. A code that was replaced by one other, which replaced nothing else, is the same place under another code. Several
/// that were wholly replaced by one were merged. Of a place that was split, or joined in part only, nothing can be said.
/// </summary>
public sealed class Succession
{
    private readonly Dictionary<string, Breakdown> byCode;
    private readonly ILookup<string, Breakdown> predecessors;

    /// <summary>Relates all breakdowns there are. Successors that are not registered are not looked at.</summary>
    public Succession(IEnumerable<Breakdown> all)
    {
        byCode = all.ToDictionary(one => one.Code, StringComparer.OrdinalIgnoreCase);
        predecessors = byCode.Values
            .SelectMany(one => one.Successors.Distinct(StringComparer.OrdinalIgnoreCase).Select(next => (next, one)))
            .ToLookup(pair => pair.next, pair => pair.one, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The latest code of the same place.</summary>
    public Breakdown Current(Breakdown breakdown)
    {
        for (var steps = 0; steps < byCode.Count && Next(breakdown) is { } next; steps++)
            breakdown = next;
        return breakdown;
    }

    /// <summary>The code before this one of the same place; none where there was none, or where it was more than a new code.</summary>
    public Breakdown? Previous(Breakdown breakdown)
    {
        var before = predecessors[breakdown.Code].Take(2).ToList();
        return before.Count == 1 && IsWhollyIn(before[0], breakdown) ? before[0] : null;
    }

    /// <summary>All codes of the same place up to this one, this one first.</summary>
    public IReadOnlyList<Breakdown> Line(Breakdown breakdown)
    {
        var line = new List<Breakdown>();
        for (Breakdown? one = breakdown; one is not null && line.Count < byCode.Count; one = Previous(one))
            line.Add(one);
        return line;
    }

    /// <summary>
    /// The two or more places that became this one and nothing else, by code; empty where it did not come about so. A county that went with its
    /// districts is another layer of the same ground: the layer that became this place as a whole is told, if there is only one.
    /// </summary>
    public IReadOnlyList<Breakdown> MergedFrom(Breakdown breakdown)
    {
        List<List<Breakdown>> whole = [.. predecessors[breakdown.Code].GroupBy(one => (one.Kind, AreaTier.Layer(one.Code)))
            .Select(layer => layer.OrderBy(one => one.Code, StringComparer.OrdinalIgnoreCase).ToList())
            .Where(layer => layer.Count > 1 && layer.TrueForAll(one => IsWhollyIn(one, breakdown)))];
        return whole.Count == 1 ? whole[0] : [];
    }

    private Breakdown? Next(Breakdown breakdown) =>
        breakdown.Successors.Count > 0 && byCode.TryGetValue(breakdown.Successors[0], out var next) && Previous(next)?.Code == breakdown.Code ? next : null;

    private static bool IsWhollyIn(Breakdown one, Breakdown other) =>
        one.Successors.All(next => next.Equals(other.Code, StringComparison.OrdinalIgnoreCase));
}
