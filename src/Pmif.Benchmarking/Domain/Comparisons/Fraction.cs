namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>What a rate or a proportion is made of.</summary>
/// <param name="Numerator">How many.</param>
/// <param name="Denominator">Out of how many; above 0.</param>
public readonly record struct Fraction(decimal Numerator, decimal Denominator)
{
    /// <summary>Null unless both parts are there and make a fraction.</summary>
    public static Fraction? From(decimal? numerator, decimal? denominator) =>
        numerator is { } n && denominator is { } d && d > 0 ? new(n, d) : null;

    /// <summary>
    /// All numerators over all denominators: the rate of the whole, in which a large area counts for more. Never the mean of rates.
    /// Null where there are none.
    /// </summary>
    public static decimal? Pooled(IReadOnlyCollection<Fraction> parts)
    {
        var denominator = parts.Sum(part => part.Denominator);
        return denominator > 0 ? parts.Sum(part => part.Numerator) / denominator : null;
    }
}
