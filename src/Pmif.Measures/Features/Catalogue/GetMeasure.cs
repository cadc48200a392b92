using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The definition of a measure: the latest, one by its number, or the one in force on a day.</summary>
internal sealed class GetMeasure(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Code, int? Version = null, DateOnly? On = null);

    public async Task<Result<MeasureResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        return Of(catalogue, request, clock.Today());
    }

    public static Result<MeasureResponse> Of(CatalogueSnapshot catalogue, Request request, DateOnly today)
    {
        if (!catalogue.TryMeasure(request.Code, out var entry))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Code}'.");
        var version = request switch
        {
            { Version: { } number } => entry.NewestFirst.FirstOrDefault(one => one.Version == number),
            { On: { } day } => entry.InForceAt(Contracts.Primitives.Period.Snapshot(day)),
            _ => entry.Current,
        };
        return version is null
            ? CatalogueFaults.VersionNotFound.With(request.Version is { } missing ? $"{entry.Code} has no version {missing}." : $"{entry.Code} is not in force on {request.On:yyyy-MM-dd}.")
            : MeasureResponse.Of(entry, version, today);
    }
}
