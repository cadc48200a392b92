using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Status;

/// <summary>Polarity-adjusted change against a stated comparator, told only where it passes the measure's change test.</summary>
public static class DirectionOfTravel
{
    /// <summary>Which way the figure itself moved, at the declared decimals.</summary>
    public static Movement MovementOf(decimal latest, decimal comparator, int decimals) =>
        latest.Printed(decimals).CompareTo(comparator.Printed(decimals)) switch { > 0 => Movement.Up, < 0 => Movement.Down, _ => Movement.Level };

    /// <summary>
    /// Improving, stable or declining by Δ* = s·(a − c), s = +1 where higher is better and −1 where lower is; for a range or midpoint
    /// Δ* = d_c − d_a, the distances from it. Without polarity nothing is better, so nothing is comparable.
    /// </summary>
    public static Direction Of(MeasureDefinition definition, SeriesPoint latest, SeriesPoint comparator)
    {
        if (latest.Value is not { } a || comparator.Value is not { } c || definition.Polarity == Polarity.None)
            return Direction.NotComparable;
        var change = Gain(definition, a, c);
        if (definition.ChangeTest.Method == ChangeTestMethod.Interval)
        {
            if (latest.Lower is not { } low || latest.Upper is not { } high || comparator.Lower is not { } lowBefore || comparator.Upper is not { } highBefore)
                return Direction.NotComparable;
            if (low <= highBefore && lowBefore <= high)
                return Direction.Stable;
        }
        if (definition.ChangeTest is { Method: ChangeTestMethod.Band, Band: var band } && Math.Abs(change) <= BandWidth(definition.Unit, band, c))
            return Direction.Stable;
        return change switch { > 0 => Direction.Improving, < 0 => Direction.Declining, _ => Direction.Stable };
    }

    /// <summary>Δ* at the declared decimals: above zero where the value is better than the comparator, in the measure's unit.</summary>
    public static decimal Gain(MeasureDefinition definition, decimal value, decimal comparator) =>
        Goodness(definition, value.Printed(definition.Decimals)) - Goodness(definition, comparator.Printed(definition.Decimals));

    // Grows as things get better.
    private static decimal Goodness(MeasureDefinition definition, decimal value) => definition switch
    {
        { Polarity: Polarity.Higher } => value,
        { Polarity: Polarity.Range, Range: { } range } => -Math.Max(0, Math.Max(range.Low - value, value - range.High)),
        { Polarity: Polarity.Midpoint, Midpoint: { } midpoint } => -Math.Abs(value - midpoint),
        _ => -value,
    };

    private static decimal BandWidth(string unit, decimal band, decimal comparator) =>
        unit == Units.Percent ? band : Math.Abs(comparator) * band / 100;
}
