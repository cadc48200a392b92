using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Features.Series;

namespace Pmif.Measures.Messaging;

/// <summary>Joins updates of one measure: of each series the newest state counts, whatever lay between.</summary>
internal static class JoinedUpdates
{
    /// <summary>Both at once, as told by the later one; none where that would be a larger message than any other.</summary>
    public static MeasureUpdated? Of(MeasureUpdated earlier, MeasureUpdated later)
    {
        var series = later.Series.ToDictionary(one => one.Breakdown);
        foreach (var one in earlier.Series)
            if (!series.TryGetValue(one.Breakdown, out var newer) || newer.Revision < one.Revision)
                series[one.Breakdown] = one;
        return series.Count > SeriesRefresh.ChunkSize ? null
            : later with { Series = [.. series.Values], RecordedAt = later.RecordedAt > earlier.RecordedAt ? later.RecordedAt : earlier.RecordedAt };
    }
}
