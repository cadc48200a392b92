using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Pmif.Measures.Domain.Intervals;

/// <summary>One group of a population that is ordered from the most deprived to the least.</summary>
/// <param name="Population">People in it, above zero.</param>
/// <param name="Value">Its figure.</param>
/// <param name="Lower">Lower 95 % limit of the figure; none where it is not known.</param>
/// <param name="Upper">Upper 95 % limit.</param>
public readonly record struct DeprivationGroup(double Population, double Value, double? Lower = null, double? Upper = null);

/// <summary>The scale on which the figures of groups vary evenly.</summary>
public enum SlopeScale
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>Logarithms, for rates above zero.</summary>
    Log,

    /// <summary>Logits, for proportions between 0 and 1.</summary>
    Logit,
}

/// <summary>Slope and relative index of inequality: how a figure changes over the whole population from the most deprived to the least.</summary>
/// <param name="Slope">SII, in the unit of the figures: the line at the least deprived end less the line at the most deprived.</param>
/// <param name="Relative">RII, the one divided by the other; none where the line starts at zero.</param>
/// <param name="SlopeLimits">Interval of the SII; none where the figures have none.</param>
/// <param name="RelativeLimits">Interval of the RII.</param>
public sealed record SlopeIndex(double Slope, double? Relative, (double Lower, double Upper)? SlopeLimits, (double Lower, double Upper)? RelativeLimits)
{
    /// <summary>Groups that are needed, as PHEindicatormethods asks.</summary>
    public const int FewestGroups = 5;

    private const double Z95 = 1.959963984540054;

    /// <summary>
    /// Least squares of figures on bᵢ, the middle of each group's range in the cumulative population, weighted by its share aᵢ. Limits are quantiles of
    /// the index over simulated figures, normal on the scale given with se = (U − L)/3.92. None with fewer than five groups or one without people.
    /// Source: Low and Low, J Public Health 2004, 26, 388–395, as PHEindicatormethods has it; its documented Area1 gives SII 7.000235, RII 1.089710.
    /// </summary>
    /// <param name="groups">From the most deprived to the least.</param>
    /// <param name="scale">Scale on which figures are simulated.</param>
    /// <param name="repetitions">Simulations, 1,000 to 100,000.</param>
    /// <param name="seed">Start of the random numbers: the same seed gives the same limits.</param>
    /// <param name="confidence">95 % unless given.</param>
    public static SlopeIndex? Of(IReadOnlyList<DeprivationGroup> groups, SlopeScale scale, int repetitions, int seed, Confidence? confidence = null)
    {
        if (groups.Count < FewestGroups || groups.Any(group => !(group.Population > 0)))
            return null;
        var weights = Weights(groups);
        var (slope, start) = Line(weights, [.. groups.Select(group => group.Value)]);
        var found = new SlopeIndex(slope, start == 0 ? null : (start + slope) / start, null, null);
        return Moments(groups, scale) is { } moments ? Simulate(found, weights, moments, scale, Math.Clamp(repetitions, 1_000, 100_000), seed, confidence ?? Confidence.Is95) : found;
    }

    // The line is a weighted sum of the figures, whatever these are.
    private static (double Slope, double Start)[] Weights(IReadOnlyList<DeprivationGroup> groups)
    {
        var total = groups.Sum(group => group.Population);
        double below = 0, middle = 0, spread = 0;
        var places = new (double Share, double Rank)[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            var share = groups[i].Population / total;
            places[i] = (share, below + share / 2);
            below += share;
            middle += share * places[i].Rank;
        }
        foreach (var (share, rank) in places)
            spread += share * (rank - middle) * (rank - middle);
        return [.. places.Select(place => place.Share * (place.Rank - middle) / spread).Zip(places, (slope, place) => (slope, place.Share - slope * middle))];
    }

    private static (double Slope, double Start) Line((double Slope, double Start)[] weights, ReadOnlySpan<double> values)
    {
        var (slope, start) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
            (slope, start) = (slope + weights[i].Slope * values[i], start + weights[i].Start * values[i]);
        return (slope, start);
    }

    private static (double Mean, double Error)[]? Moments(IReadOnlyList<DeprivationGroup> groups, SlopeScale scale)
    {
        var moments = new (double Mean, double Error)[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i] is not { Lower: { } lower, Upper: { } upper })
                return null;
            moments[i] = (To(scale, groups[i].Value), (To(scale, upper) - To(scale, lower)) / Z95 / 2);
            if (!double.IsFinite(moments[i].Mean) || !double.IsFinite(moments[i].Error) || moments[i].Error < 0)
                return null;
        }
        return moments;
    }

    private static SlopeIndex Simulate(
        SlopeIndex found, (double Slope, double Start)[] weights, (double Mean, double Error)[] moments, SlopeScale scale, int repetitions, int seed, Confidence confidence)
    {
        var random = new Random(seed);
        var (slopes, ratios) = (new double[repetitions], new double[repetitions]);
        var values = new double[moments.Length];
        for (var i = 0; i < repetitions; i++)
        {
            for (var group = 0; group < values.Length; group++)
                values[group] = From(scale, Normal.Sample(random, moments[group].Mean, moments[group].Error));
            var (slope, start) = Line(weights, values);
            (slopes[i], ratios[i]) = (slope, (start + slope) / start);
        }
        return found with { SlopeLimits = Limits(slopes, confidence), RelativeLimits = found.Relative is null ? null : Limits(ratios, confidence) };
    }

    private static (double, double) Limits(double[] values, Confidence confidence)
    {
        Array.Sort(values);
        return (SortedArrayStatistics.QuantileCustom(values, confidence.Tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(values, 1 - confidence.Tail, QuantileDefinition.R7));
    }

    private static double To(SlopeScale scale, double value) => scale switch { SlopeScale.Log => Math.Log(value), SlopeScale.Logit => Math.Log(value / (1 - value)), _ => value };

    private static double From(SlopeScale scale, double value) => scale switch { SlopeScale.Log => Math.Exp(value), SlopeScale.Logit => 1 / (1 + Math.Exp(-value)), _ => value };
}
