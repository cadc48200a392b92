using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Realism;

/// <summary>How likely a target is to be met, as the forecast sees it.</summary>
public static class HitChance
{
    /// <summary>A target with less chance than this is called unreachable: one in twenty.</summary>
    public const double Unreachable = 0.05;

    // Half an 80 % interval of a normal distribution, in standard deviations.
    private const double Deviations = 1.2815515655446004;

    /// <summary>
    /// The chance, 0 to 1, that the outcome, printed at the measure's decimals, meets <paramref name="target"/>: the share of a normal distribution about the forecast whose 80 % lie
    /// in its interval. None without an interval, or where the measure is judged by neither way nor range.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="forecast">The forecast.</param>
    /// <param name="target">The target of the forecast's period; the distance allowed where a midpoint is best; unused where a range is.</param>
    public static double? Of(MeasureDefinition definition, ForecastState forecast, decimal? target)
    {
        if (forecast is not { Lower: { } lower, Upper: { } upper } || definition.Kind == MeasureKind.Contextual)
            return null;
        // What cannot be is cut off the interval, at most on one side of what is expected.
        var spread = (double)Math.Max(upper - forecast.Value, forecast.Value - lower) / Deviations;
        var rounding = 0.5 * Math.Pow(10, -definition.Decimals);
        double Below(double line) => Share(line, (double)forecast.Value, spread);
        return (definition.Polarity, target) switch
        {
            (Polarity.Higher, { } line) => 1 - Below((double)line - rounding),
            (Polarity.Lower, { } line) => Below((double)line + rounding),
            (Polarity.Midpoint, { } allowed) when definition.Midpoint is { } midpoint =>
                Below((double)(midpoint + allowed) + rounding) - Below((double)(midpoint - allowed) - rounding),
            (Polarity.Range, _) when definition.Range is { } range => Below((double)range.High + rounding) - Below((double)range.Low - rounding),
            _ => null,
        };
    }

    private static double Share(double line, double mean, double spread) => spread > 0 ? Normal((line - mean) / spread) : line >= mean ? 1 : 0;

    /// <summary>
    /// The standard normal distribution up to <paramref name="z"/>, to seven decimals.
    /// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.2.17.
    /// </summary>
    public static double Normal(double z)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(z));
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        var tail = density * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - tail : tail;
    }
}
