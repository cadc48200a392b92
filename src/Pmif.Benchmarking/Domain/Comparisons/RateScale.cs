namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>How a measure's value follows from numerator and denominator, and which funnel suits it.</summary>
/// <param name="Unit">The measure's unit; a per cent is a proportion, a rate counts events.</param>
/// <param name="Per">What a rate is per, such as 100,000; 1 where it is per nothing.</param>
public sealed record RateScale(string Unit, decimal Per)
{
    private const string Percent = "percent", Rate = "rate";

    /// <summary>What a numerator over a denominator is multiplied with to give the value.</summary>
    public decimal Factor => Unit == Percent && Per == 1 ? 100 : Per;

    /// <summary>Funnel limits at an area's size; null for other units, or where there are none.</summary>
    /// <param name="own">The area's numerator and denominator.</param>
    /// <param name="pooled">All numerators over all denominators.</param>
    public Funnel? Funnel(Fraction own, decimal pooled) => Unit switch
    {
        Percent => Comparisons.Funnel.OfProportion(own, pooled, Factor),
        Rate => Comparisons.Funnel.OfRate(own, pooled, Factor),
        _ => null,
    };
}
