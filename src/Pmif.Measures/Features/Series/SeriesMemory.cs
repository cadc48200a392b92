using System.Diagnostics.CodeAnalysis;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>
/// Points of the series that changed of late, so that a feed which adds to them day by day does not read all of them anew each time. What is
/// kept counts only at the very revision that the caller has locked, so it does not matter whether another instance has written meanwhile.
/// </summary>
internal sealed class SeriesMemory
{
    /// <summary>Points kept at most; at about 100 bytes each some 25 MB.</summary>
    public const int MostPoints = 250_000;

    private readonly Lock gate = new();
    private Dictionary<long, Kept> recent = [];
    private Dictionary<long, Kept> older = [];
    private int recentPoints;

    private sealed record Kept(long Revision, List<SeriesPoint> Points);

    /// <summary>Hands over the points at a revision and forgets them: the caller may change them, and gives them back once that is committed.</summary>
    public bool TryTake(long series, long revision, [NotNullWhen(true)] out List<SeriesPoint>? points)
    {
        lock (gate)
        {
            if (recent.Remove(series, out var kept))
                recentPoints -= kept.Points.Count;
            else
                older.Remove(series, out kept);
            points = kept?.Revision == revision ? kept.Points : null;
            return points is not null;
        }
    }

    /// <summary>Keeps the points that were committed as a revision.</summary>
    public void Keep(long series, long revision, List<SeriesPoint> points)
    {
        lock (gate)
        {
            if (recent.TryGetValue(series, out var known))
                recentPoints -= known.Points.Count;
            recent[series] = new(revision, points);
            recentPoints += points.Count;
            if (recentPoints <= MostPoints / 2)
                return;
            (older, recent, recentPoints) = (recent, [], 0);
        }
    }
}
