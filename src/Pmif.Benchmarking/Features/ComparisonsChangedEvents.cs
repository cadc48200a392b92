using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.Contracts.Benchmarking.Events;

namespace Pmif.Benchmarking.Features;

/// <summary>Tells that comparisons may differ now.</summary>
internal static class ComparisonsChangedEvents
{
    private const int MeasuresInOne = 200;

    /// <summary>Adds the events for these measures to the unit of work, a bounded number of measures in each.</summary>
    public static void PublishChanges(this BenchmarkingDb db, IEnumerable<string> measures, DateTimeOffset at)
    {
        foreach (var some in measures.Chunk(MeasuresInOne))
            db.Publish(new ComparisonsChanged(some, at));
    }

    /// <summary>The same for every measure that other areas have values of: where a group or a code changed.</summary>
    public static async Task PublishChangesOfAll(this BenchmarkingDb db, DateTimeOffset at, CancellationToken cancellation) =>
        db.PublishChanges(await db.Database.SqlQuery<string>($"select distinct measure as \"Value\" from comparator_values").Order().ToListAsync(cancellation), at);
}
