using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.Intervals;

/// <summary>The 95 % interval that a measure's definition says its values have.</summary>
public static class DeclaredInterval
{
    // As the values themselves: further places are noise.
    private const int Places = 12;

    /// <summary>
    /// Wilson's interval of a proportion; Byar's of a rate; for <see cref="IntervalMethod.Exact"/> Clopper and Pearson's of a percentage and the
    /// exact Poisson limits of any other rate. In the measure's unit; none where the definition says none or the figures allow none.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Of(MeasureDefinition definition, decimal numerator, decimal denominator)
    {
        if (definition.Interval is IntervalMethod.Given or IntervalMethod.None || denominator <= 0)
            return null;
        var isShare = definition.Interval == IntervalMethod.Wilson || (definition is { Interval: IntervalMethod.Exact, Unit: Units.Percent });
        var limits = definition.Interval switch
        {
            IntervalMethod.Wilson => Proportion.Wilson(numerator, denominator),
            IntervalMethod.Byar => EventCount.Byar(numerator),
            _ when isShare => Proportion.Exact(numerator, denominator),
            _ => EventCount.Exact(numerator),
        };
        if (limits is not { } found)
            return null;
        var scale = isShare ? Quotient.Scale(definition) : Quotient.Scale(definition) / denominator;
        return (Math.Round(found.Lower * scale, Places), Math.Round(found.Upper * scale, Places));
    }

    /// <summary>Whether a value is the quotient of its counts as far as it is printed: only then is their interval its own.</summary>
    public static bool IsOf(MeasureDefinition definition, decimal value, decimal numerator, decimal denominator) =>
        Quotient.Of(numerator, denominator, definition).Printed(definition.Decimals) == value.Printed(definition.Decimals);
}
