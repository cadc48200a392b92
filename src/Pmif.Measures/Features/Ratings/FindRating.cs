using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Ratings;

/// <summary>One value as it stands, its series locked.</summary>
internal sealed record FoundRating(CatalogueSnapshot Catalogue, MeasureEntry Measure, BreakdownEntry Breakdown, ChangedSeries Series, RatedValue Value, DateTime Now);

/// <summary>Finds the rating that a person wants to change, within a transaction that holds the catalogue.</summary>
internal sealed class FindRating(MeasuresDb db)
{
    public async Task<Result<FoundRating>> Handle(Caller caller, string code, string? breakdownCode, Period? wanted, CancellationToken cancellationToken)
    {
        if (wanted is not { } period)
            return RatingFaults.PeriodMissing;
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (caller.Refuses(Rights.OverrideRatings, measure) is { } refusal)
            return refusal;
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (series, now) = await SeriesRatings.Lock(connection, measure.Id, breakdown.Id, cancellationToken);
        var values = series.Count == 0 ? [] : await RatedValues.Read(connection, series[0].Id, period, int.MaxValue, 1, cancellationToken);
        return values.Count == 0 || values[0].IsWithdrawn
            ? RatingFaults.ValueNotFound.With($"{measure.Code} has no value for {period.Label}.")
            : new FoundRating(catalogue, measure, breakdown, series[0], values[0], now);
    }
}
