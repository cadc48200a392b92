using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The definition of a measure: the latest, one by its number, or the one in force on a day.</summary>
internal sealed class GetMeasure(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Code, int? Version = null, DateOnly? On = null);

    public async Task<Result<MeasureResponse>> Handle(Request request, CancellationToken cancellationToken) =>
        await Of(await catalogues.Current(db, cancellationToken), request, cancellationToken);

    /// <summary>The same from a catalogue that is at hand.</summary>
    public async Task<Result<MeasureResponse>> Of(CatalogueSnapshot catalogue, Request request, CancellationToken cancellationToken)
    {
        if (!catalogue.TryMeasure(request.Code, out var entry))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Code}'.");
        var version = request switch
        {
            { Version: { } number } => entry.NewestFirst.FirstOrDefault(one => one.Version == number),
            { On: { } day } => entry.InForceAt(Period.Snapshot(day)),
            _ => entry.Current,
        };
        if (version is null)
            return CatalogueFaults.VersionNotFound.With(request.Version is { } missing ? $"{entry.Code} has no version {missing}." : $"{entry.Code} is not in force on {request.On:yyyy-MM-dd}.");
        var latest = await db.LatestPeriodsOf([entry.Id], cancellationToken);
        return MeasureResponse.Of(entry, version, clock.Today(), latest.TryGetValue(entry.Id, out var period) ? period : null);
    }
}
