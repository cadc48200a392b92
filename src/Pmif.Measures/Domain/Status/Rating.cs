using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Status;

/// <summary>Red, amber, green and blue, in decimal arithmetic at the declared decimals, so that the printed figure and the colour never disagree.</summary>
public static class Rating
{
    /// <summary>Rates a value where higher or lower is better, or its distance from the midpoint.</summary>
    /// <param name="value">The value, in the measure's unit.</param>
    /// <param name="lines">The lines between the colours.</param>
    /// <param name="polarity"><see cref="Polarity.Higher"/>; everything else rates as lower is better.</param>
    /// <param name="decimals">Places at which both sides are compared.</param>
    public static Rag Against(decimal value, Thresholds lines, Polarity polarity, int decimals)
    {
        var sign = polarity == Polarity.Higher ? 1 : -1;
        bool Reaches(decimal line) => sign * value.Printed(decimals) >= sign * line.Printed(decimals);
        return lines.Stretch is { } stretch && Reaches(stretch) ? Rag.Blue
            : Reaches(lines.Target) ? Rag.Green
            : Reaches(lines.Amber) ? Rag.Amber
            : Rag.Red;
    }

    /// <summary>Rates a value that is best within a range: amber reaches the tolerance beyond either bound.</summary>
    public static Rag Within(decimal value, ValueRange range, Tolerance? tolerance, int decimals)
    {
        var printed = value.Printed(decimals);
        if (printed >= range.Low.Printed(decimals) && printed <= range.High.Printed(decimals))
            return Rag.Green;
        if (tolerance is null)
            return Rag.Red;
        var low = range.Low - Thresholds.Width(range.Low, tolerance);
        var high = range.High + Thresholds.Width(range.High, tolerance);
        return printed >= low.Printed(decimals) && printed <= high.Printed(decimals) ? Rag.Amber : Rag.Red;
    }
}
