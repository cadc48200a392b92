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
    /// <param name="rule">What lies between the target and red.</param>
    /// <param name="held">For <see cref="AmberRule.IfImproved"/>: whether the value is at least as good as that of the same period last year.</param>
    public static Rag Against(decimal value, Thresholds lines, Polarity polarity, int decimals, AmberRule rule = AmberRule.WithinTolerance, bool held = false)
    {
        var printed = value.Printed(decimals);
        bool Reaches(decimal line) => polarity == Polarity.Higher ? printed >= line.Printed(decimals) : printed <= line.Printed(decimals);
        return lines.Stretch is { } stretch && Reaches(stretch) ? Rag.Blue
            : Reaches(lines.Target) ? Rag.Green
            : Missed(Reaches(lines.Amber), rule, held);
    }

    /// <summary>Rates a value that is best within a range: the tolerance reaches beyond either bound.</summary>
    public static Rag Within(decimal value, ValueRange range, Tolerance? tolerance, int decimals, AmberRule rule = AmberRule.WithinTolerance, bool held = false)
    {
        var printed = value.Printed(decimals);
        if (printed >= range.Low.Printed(decimals) && printed <= range.High.Printed(decimals))
            return Rag.Green;
        if (tolerance is null)
            return Rag.Red;
        var (low, high) = Thresholds.Around(range, tolerance);
        return Missed(printed >= low.Printed(decimals) && printed <= high.Printed(decimals), rule, held);
    }

    private static Rag Missed(bool withinTolerance, AmberRule rule, bool held) => (rule, withinTolerance) switch
    {
        (AmberRule.IfImproved, true) => Rag.Green,
        (AmberRule.IfImproved, false) => held ? Rag.Amber : Rag.Red,
        (AmberRule.Acceptable, true) => Rag.Blue,
        (_, true) => Rag.Amber,
        _ => Rag.Red,
    };
}
