using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Features.StandardisedRates;

/// <summary>A directly standardised rate.</summary>
/// <param name="Value">The rate; none with fewer than ten events, and then <paramref name="Refusal"/> says so.</param>
/// <param name="Lower">Lower limit (Dobson).</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Events">Events in all bands.</param>
/// <param name="Population">People in all bands.</param>
/// <param name="Per">What the rate is per.</param>
/// <param name="Confidence">How sure the limits are, in per cent: 95 or 99.8.</param>
/// <param name="Standard"><c>esp-2013</c>, the European Standard Population 2013, or <c>given</c>.</param>
/// <param name="Bands">How many bands there are.</param>
/// <param name="Refusal">Why there is no rate.</param>
public sealed record RateResponse(
    double? Value, double? Lower, double? Upper, decimal Events, decimal Population, decimal Per, string Confidence, string Standard, int Bands, RateRefusal? Refusal);

/// <summary>The rate of a measure whose figures come by age band.</summary>
/// <param name="Bands">The breakdown that the bands belong to.</param>
public sealed record MeasureRateResponse(string Measure, string Bands, Period Period, string PeriodLabel, RateResponse? Rate, RateRefusal? Refusal);

/// <summary>Why a rate is not told.</summary>
public sealed record RateRefusal(string Code, string Message);
