using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>Which values of a measure are better than others.</summary>
/// <param name="Polarity">Which way is better.</param>
/// <param name="RangeLow">Lower end, for <see cref="Polarity.Range"/>.</param>
/// <param name="RangeHigh">Upper end, for <see cref="Polarity.Range"/>.</param>
/// <param name="Midpoint">Best value, for <see cref="Polarity.Midpoint"/>.</param>
public sealed record Yardstick(Polarity Polarity, decimal? RangeLow = null, decimal? RangeHigh = null, decimal? Midpoint = null)
{
    /// <summary>
    /// Where a value stands, in the measure's unit: smaller is better, equal is as good. A range and a midpoint go by the
    /// distance from them; where neither way is better, the highest value comes first.
    /// </summary>
    public decimal Order(decimal value)
    {
        var clean = FloatingNoise.Clean(value);
        return Polarity switch
        {
            Polarity.Lower => clean,
            Polarity.Range => Math.Max(0, Math.Max((RangeLow ?? clean) - clean, clean - (RangeHigh ?? clean))),
            Polarity.Midpoint => Math.Abs(clean - (Midpoint ?? 0)),
            _ => -clean,
        };
    }
}
