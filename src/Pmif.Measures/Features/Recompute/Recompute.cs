using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Recompute;

/// <summary>
/// Works out every computed value, rating and state anew, from the values and versions that are kept and nothing else, and tells where that differs
/// from what was worked out change by change. It should find nothing; what it does find it can put right, series by series, with a new revision and
/// its event.
/// </summary>
internal sealed class Recompute(MeasuresDb db, CatalogueCache catalogues, RecomputeComposites composites, RecomputeStates states)
{
    /// <param name="Measure">One measure; all where there is none.</param>
    /// <param name="Check">Whether only to tell.</param>
    /// <param name="Caller">Who asks; nobody where the command does, which the operator runs.</param>
    public sealed record Request(string? Measure, bool Check, Caller? Caller = null);

    public async Task<Result<RecomputeReport>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        MeasureEntry? only = null;
        if (request.Measure is not null && !catalogue.TryMeasure(request.Measure, out only))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (only is not null && request.Caller?.Refuses(Rights.Recompute, only) is { } refusal)
            return refusal;
        if (!request.Check)
        {
            // Before anything changes: what follows is committed series by series.
            db.Record(new("states.recomputed", "measure", only?.Code ?? "*"));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        var tally = new Tally();
        await composites.Run(catalogue, only, request.Check, tally, cancellationToken);
        await states.Run(only?.Id, request.Check, tally, cancellationToken);
        return tally.Report(!request.Check);
    }

    /// <summary>Counts, and the first few differences.</summary>
    internal sealed class Tally
    {
        private const int Most = 100;

        private readonly List<Difference> first = [];
        private long differingStates;
        private long differingValues;
        private long differingRatings;

        public long Series { get; set; }

        public long Ratings { get; set; }

        public void State(Difference difference) => Note(ref differingStates, 1, difference);

        public void Values(long count, Difference difference) => Note(ref differingValues, count, difference);

        public void Rating(Difference difference) => Note(ref differingRatings, 1, difference);

        public RecomputeReport Report(bool mended) => new(Series, Ratings, differingStates, differingValues, differingRatings, mended, first);

        private void Note(ref long counter, long count, Difference difference)
        {
            counter += count;
            if (first.Count < Most)
                first.Add(difference);
        }
    }
}
