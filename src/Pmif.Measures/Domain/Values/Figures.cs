using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Domain.Values;

/// <summary>The figures of one value, in the measure's unit. Without a value the flag says why.</summary>
internal readonly record struct Figures(decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag)
{
    /// <summary>With the interval that the definition declares, where none came with the value and its counts make one.</summary>
    public Figures Bounded(MeasureDefinition definition)
    {
        if (definition.Interval is IntervalMethod.Given or IntervalMethod.None || this is not { Value: { } value, Numerator: { } numerator, Denominator: > 0 and var denominator, Lower: null, Upper: null })
            return this;
        try
        {
            return DeclaredInterval.IsOf(definition, value, numerator, denominator) && DeclaredInterval.Of(definition, numerator, denominator) is var (lower, upper)
                ? this with { Lower = lower, Upper = upper } : this;
        }
        catch (OverflowException)
        {
            return this;
        }
    }
}
