using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Gaps;
using Pmif.Measures.Domain.Intervals;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.StandardisedRates;

/// <summary>The directly standardised rate of a measure whose numerators and denominators come by age band, for the European Standard Population 2013.</summary>
internal sealed class GetMeasureRate(MeasuresDb db, CatalogueCache catalogues)
{
    public sealed record Request(string Measure, string? Bands, string? Period, decimal? Per, string? Confidence);

    public async Task<Result<MeasureRateResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (string.IsNullOrEmpty(request.Bands))
            return RateFaults.RequestInvalid.With("Name the breakdown that the age bands belong to.");
        if (!catalogue.TryBreakdown(request.Bands, out _))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{request.Bands}'.");
        if (!string.IsNullOrEmpty(request.Period) && !Period.TryParseIso(request.Period, out _))
            return RateFaults.RequestInvalid.With($"'{request.Period}' is no period as 2024-04-01/P1Y is.");
        if (InOrder(catalogue, request.Bands) is not { } bands)
            return RateFaults.RequestInvalid.With("It needs 19 age bands, whose codes end with their number: 1 for 0–4 to 19 for 90 and over.");

        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if ((Period.TryParseIso(request.Period ?? "", out var asked) ? asked : await GroupFigures.LatestPeriod(connection, measure.Id, bands, cancellationToken)) is not { } period)
            return RateFaults.NoFigures;
        var figures = await GroupFigures.Read(connection, measure.Id, bands, period, cancellationToken);
        // From the rate and the other bands, one that is confidential could be worked out.
        if (figures.Values.Any(figure => figure.Flag == ValueFlag.Confidential))
            return Refused("measures.rate-suppressed", "An age band is confidential; the rate would give it away.");
        if (figures.Count < bands.Length || figures.Values.Any(figure => figure is not { Numerator: not null, Population: > 0 }))
            return Refused("measures.rate-incomplete", "An age band has no numerator or no denominator.");
        var rate = WorkOutRate.Of([.. bands.Select(band => new WorkOutRate.Band(figures[band].Numerator, figures[band].Population))],
            request.Per ?? Quotient.Scale(measure.At(period.End).Definition), request.Confidence);
        return rate.IsFault ? rate.Fault : new MeasureRateResponse(measure.Code, request.Bands, period, period.Label, rate.Value, null);

        MeasureRateResponse Refused(string code, string message) => new(measure.Code, request.Bands, period, period.Label, null, new(code, message));
    }

    // None where they are not the 19 bands, each once.
    private static int[]? InOrder(CatalogueSnapshot catalogue, string parent)
    {
        var bands = catalogue.MembersOf(parent).Select(entry => (entry.Id, Place: GapRules.PlaceOf(entry.About.Code))).OrderBy(band => band.Place).ToList();
        return bands.Select(band => band.Place).SequenceEqual(Enumerable.Range(1, StandardisedRate.EuropeanStandard2013.Count).Cast<int?>()) ? [.. bands.Select(band => band.Id)] : null;
    }
}
