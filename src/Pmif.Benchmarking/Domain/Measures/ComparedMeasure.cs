using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Domain.Measures;

/// <summary>What comparing needs to know of a measure. Measures owns the definition; this is the copy its events keep current.</summary>
public sealed record ComparedMeasure(
    string Code, int Version, string Name, string Unit, decimal Per, int Decimals, Polarity Polarity, decimal? RangeLow, decimal? RangeHigh,
    decimal? Midpoint, Frequency Frequency, string Benchmark)
{
    public Yardstick Yardstick => new(Polarity, RangeLow, RangeHigh, Midpoint);

    public RateScale Scale => new(Unit, Per);
}
