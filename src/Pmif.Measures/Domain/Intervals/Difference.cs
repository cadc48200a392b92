namespace Pmif.Measures.Domain.Intervals;

/// <summary>A figure with its limits.</summary>
public readonly record struct Estimate(decimal Value, decimal Lower, decimal Upper)
{
    /// <summary>Whether the limits hold the figure.</summary>
    public bool IsSound => Lower <= Value && Value <= Upper;
}

/// <summary>The interval of the difference between two figures that were found independently.</summary>
public static class Difference
{
    /// <summary>
    /// Limits of a − b from the limits of each, at the level of those: the square-and-add method. With Wilson limits it is method 10 of Newcombe, Statistics in
    /// Medicine 1998, 17, 873–890, whose 56/70 − 48/80 has 0.0524 to 0.3339; for other limits see Zou and Donner, Statistics in Medicine 2008, 27, 1693–1702.
    /// None where a figure lies outside its own limits. Of figures that share people the interval is too wide rather than too narrow.
    /// </summary>
    /// <exception cref="OverflowException">A limit is too large for a decimal.</exception>
    public static (decimal Lower, decimal Upper)? Limits(Estimate a, Estimate b) => !a.IsSound || !b.IsSound ? null
        : (a.Value - b.Value - Distance(a.Value - a.Lower, b.Upper - b.Value), a.Value - b.Value + Distance(a.Upper - a.Value, b.Value - b.Lower));

    private static decimal Distance(decimal one, decimal other) => (decimal)double.Hypot((double)one, (double)other);
}
