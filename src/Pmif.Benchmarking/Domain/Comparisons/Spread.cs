namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>How values are spread.</summary>
/// <param name="Minimum">Smallest value.</param>
/// <param name="LowerQuartile">Null below four values.</param>
/// <param name="Median">Middle value.</param>
/// <param name="UpperQuartile">Null below four values.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="Mean">Simple mean: each area counts once, whatever its size.</param>
public sealed record Spread(decimal Minimum, decimal? LowerQuartile, decimal Median, decimal? UpperQuartile, decimal Maximum, decimal Mean)
{
    /// <summary>Quartile lines below this count would only repeat the values themselves.</summary>
    public const int FewestForQuartiles = 4;

    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static Spread Of(IReadOnlyCollection<decimal> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("A spread needs at least one value.", nameof(values));
        var sorted = values.Order().ToArray();
        var enough = sorted.Length >= FewestForQuartiles;
        return new(
            sorted[0], enough ? Quantile(sorted, 0.25m) : null, Quantile(sorted, 0.5m), enough ? Quantile(sorted, 0.75m) : null,
            sorted[^1], sorted.Average());
    }

    /// <summary>
    /// The value below which a share of the values lies, by linear interpolation between them (type 7 of Hyndman and Fan 1996,
    /// the default of R and PERCENTILE.INC of spreadsheets).
    /// </summary>
    /// <param name="sorted">In ascending order, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static decimal Quantile(IReadOnlyList<decimal> sorted, decimal share)
    {
        var position = (sorted.Count - 1) * share;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
