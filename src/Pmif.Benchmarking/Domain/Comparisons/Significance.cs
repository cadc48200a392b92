using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>How a value stands to a benchmark, given its uncertainty.</summary>
public enum Significance { Better, Worse, Similar, Higher, Lower, NotCompared }

public static class SignificanceTest
{
    /// <summary>
    /// Compares a 95% confidence interval with a benchmark value: apart from it only where the whole interval lies on one side
    /// (the Fingertips method). The benchmark's own uncertainty is left out. Where neither a rise nor a fall is better in itself,
    /// the answer says higher or lower and judges nothing.
    /// </summary>
    /// <param name="lower">Lower end of the area's interval.</param>
    /// <param name="upper">Upper end of the area's interval.</param>
    /// <param name="benchmark">In the same unit.</param>
    /// <param name="polarity">Which way is better.</param>
    public static Significance Of(decimal? lower, decimal? upper, decimal? benchmark, Polarity polarity)
    {
        if (lower is null || upper is null || benchmark is null)
            return Significance.NotCompared;
        var (above, below) = (lower > benchmark, upper < benchmark);
        if (!above && !below)
            return Significance.Similar;
        return polarity switch
        {
            Polarity.Higher => above ? Significance.Better : Significance.Worse,
            Polarity.Lower => below ? Significance.Better : Significance.Worse,
            _ => above ? Significance.Higher : Significance.Lower,
        };
    }
}
