using Pmif.Measures.Domain.Intervals;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.StandardisedRates;

/// <summary>Works out a directly standardised rate from counts and populations; nothing is read or stored.</summary>
internal static class WorkOutRate
{
    private const int MostBands = 100, UsualPer = 100_000;
    private const decimal Most = 1_000_000_000_000, MostPer = 1_000_000_000;

    /// <summary>One band of age.</summary>
    /// <param name="Events">Whole, and not below zero.</param>
    /// <param name="Population">Above zero.</param>
    /// <param name="Standard">Its weight, above zero. Where no band has one, the 19 bands are those of the European Standard Population 2013.</param>
    public sealed record Band(decimal? Events, decimal? Population, decimal? Standard = null);

    public static Result<RateResponse> Of(IReadOnlyList<Band>? bands, decimal? per, string? confidence)
    {
        if (bands is null || bands.Count is 0 or > MostBands || bands.Contains(null!))
            return RateFaults.RequestInvalid.With($"A rate is made of 1 to {MostBands} bands.");
        if (per is <= 0 or > MostPer)
            return RateFaults.RequestInvalid.With($"A rate is per more than 0 and at most {MostPer:0}.");
        Confidence? level = confidence switch { null or "" or "95" => Confidence.Is95, "99.8" => Confidence.Is998, _ => null };
        if (level is null)
            return RateFaults.RequestInvalid.With("The confidence is 95 or 99.8.");
        var isGiven = bands.Any(band => band.Standard is not null);
        if (isGiven && !bands.All(band => band.Standard is > 0 and <= Most))
            return RateFaults.RequestInvalid.With("A standard is given for all bands, above zero, or for none.");
        if (!isGiven && bands.Count != StandardisedRate.EuropeanStandard2013.Count)
            return RateFaults.RequestInvalid.With("The European Standard Population 2013 has 19 bands: 0–4 to 85–89, and 90 and over.");
        if (!bands.All(band => band is { Events: >= 0 and <= Most and var events, Population: > 0 and <= Most } && events == decimal.Truncate(events)))
            return RateFaults.RequestInvalid.With("Events are whole and not below zero, populations above zero.");

        var (scale, percent) = (per ?? UsualPer, level == Confidence.Is95 ? "95" : "99.8");
        var rate = StandardisedRate.Of(
            [.. bands.Select((band, i) => new AgeBand((double)band.Events!.Value, (double)band.Population!.Value, isGiven ? (double)band.Standard!.Value : StandardisedRate.EuropeanStandard2013[i]))],
            (double)scale, level)!.Value;
        return new RateResponse(rate.Value, rate.Lower, rate.Upper, bands.Sum(band => band.Events!.Value), bands.Sum(band => band.Population!.Value), scale, percent,
            isGiven ? "given" : "esp-2013", bands.Count,
            rate.Value is null ? new("measures.rate-few-events", $"A rate of fewer than {StandardisedRate.FewestEvents} events is not told.") : null);
    }
}
