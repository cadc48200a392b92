using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Status;

/// <summary>The lines between the colours for one period.</summary>
/// <param name="Target">Green from here, inclusive.</param>
/// <param name="Amber">Amber from here, inclusive.</param>
/// <param name="Stretch">Blue from here, inclusive; none where exceeding is not marked.</param>
public readonly record struct Thresholds(decimal Target, decimal Amber, decimal? Stretch)
{
    /// <summary>
    /// Resolves the amber threshold A of target t and tolerance τ. Higher is better: relative A = t − |t|τ/100, absolute or
    /// percentage points A = t − τ; lower is better, and distance from a midpoint: t + |t|τ/100 or t + τ. An explicit threshold stands as given.
    /// </summary>
    public static Thresholds Of(PeriodTarget target, Tolerance tolerance, Polarity polarity)
    {
        var width = Width(target.Value, tolerance);
        var amber = target.Amber ?? (polarity == Polarity.Higher ? target.Value - width : target.Value + width);
        return new Thresholds(target.Value, amber, target.Stretch);
    }

    /// <summary>How far the tolerance reaches beyond the bounds of a range: lo − τ and hi + τ, relative per cent of each bound's own size.</summary>
    public static (decimal Low, decimal High) Around(ValueRange range, Tolerance tolerance) =>
        (range.Low - Width(range.Low, tolerance), range.High + Width(range.High, tolerance));

    /// <summary>How wide amber is beside <paramref name="line"/>, in the measure's unit.</summary>
    public static decimal Width(decimal line, Tolerance tolerance) => tolerance.Unit switch
    {
        ToleranceUnit.Relative => Math.Abs(line) * tolerance.Amount / 100,
        ToleranceUnit.Threshold => 0,
        _ => tolerance.Amount,
    };
}
