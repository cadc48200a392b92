namespace Pmif.Measures.Domain.Breakdowns;

/// <summary>Finds relations that lead back to where they began.</summary>
public static class RelationCycle
{
    /// <summary>The codes of a circle that can be reached from one of <paramref name="starts"/>, in order; none where there is none.</summary>
    /// <param name="edges">What each code leads to, whatever the case; a code without an entry leads nowhere.</param>
    /// <param name="starts">Where to begin.</param>
    public static IReadOnlyList<string>? Find(IReadOnlyDictionary<string, string[]> edges, IEnumerable<string> starts)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var start in starts)
        {
            // The way so far with what is still to be tried at each step: a chain may be as long as there are breakdowns.
            var way = new List<(string Code, int Next)> { (start, 0) };
            var onTheWay = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { start };
            while (way.Count > 0)
            {
                var (code, next) = way[^1];
                if (done.Contains(code) || !edges.TryGetValue(code, out var targets) || next == targets.Length)
                {
                    done.Add(code);
                    onTheWay.Remove(code);
                    way.RemoveAt(way.Count - 1);
                    continue;
                }
                way[^1] = (code, next + 1);
                if (!onTheWay.Add(targets[next]))
                    return [.. way.Select(step => step.Code).SkipWhile(step => !step.Equals(targets[next], StringComparison.OrdinalIgnoreCase)), targets[next]];
                way.Add((targets[next], 0));
            }
        }
        return null;
    }
}
