using MathNet.Numerics.Distributions;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>
/// What a part would count by chance alone if it were like the whole: binomial for proportions, Poisson for rates. Only for measures whose definition gives their
/// counts an interval (Wilson, Byar, exact): elsewhere numerator and denominator need not be counts at all, as with money.
/// </summary>
/// <param name="IsShare">Whether the numerator is some of the denominator.</param>
/// <param name="Rate">The whole's numerator for each one of its denominator.</param>
public readonly record struct CountedChance(bool IsShare, double Rate)
{
    /// <summary>The chance by the whole's own counts; none where the measure or the counts allow none.</summary>
    public static CountedChance? Of(MeasureDefinition definition, decimal? numerator, decimal? denominator)
    {
        if (definition.Interval is not (IntervalMethod.Wilson or IntervalMethod.Byar or IntervalMethod.Exact) || numerator is not >= 0 || denominator is not > 0)
            return null;
        var share = definition.Interval == IntervalMethod.Wilson || definition is { Interval: IntervalMethod.Exact, Unit: Units.Percent };
        var rate = (double)(numerator.Value / denominator.Value);
        return share && rate > 1 ? null : new(share, rate);
    }

    /// <summary>The chance, 0 to 1, of a count as bad as this one or worse; none where neither way is better, or it is no count.</summary>
    public double? OfAsBad(MeasureDefinition definition, decimal numerator, decimal denominator) =>
        !IsCount(numerator, denominator) ? null : definition.Polarity switch
        {
            Polarity.Higher => UpTo((double)numerator, (double)denominator),
            Polarity.Lower => 1 - UpTo((double)numerator - 1, (double)denominator),
            _ => null,
        };

    /// <summary>
    /// The chance, 0 to 1, that a part with this denominator is rated red by its own targets. None without targets, where neither way is better, or where amber depends
    /// on last year's figure.
    /// </summary>
    public double? OfRed(MeasureDefinition definition, TargetSet? targets, Period period, decimal denominator)
    {
        if (targets is null || targets.AmberRule == AmberRule.IfImproved || definition.Polarity is not (Polarity.Higher or Polarity.Lower) || !IsCount(0, denominator))
            return null;
        bool IsRed(long count) => PointStatus.OfReported(definition, targets, period, Quotient.Of(count, denominator, definition), ValueFlag.None).Rag == Rag.Red;
        // Colours go one way as the count grows: the first count of the other side is found by halves.
        var (low, high) = (-1L, Most((double)denominator) + 1);
        var redIsLow = definition.Polarity == Polarity.Higher;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (IsRed(middle) == redIsLow)
                low = middle;
            else
                high = middle;
        }
        return redIsLow ? UpTo(low, (double)denominator) : 1 - UpTo(low, (double)denominator);
    }

    private bool IsCount(decimal numerator, decimal denominator) => numerator >= 0 && denominator > 0 && denominator <= int.MaxValue
        && numerator == decimal.Truncate(numerator) && (!IsShare || (denominator == decimal.Truncate(denominator) && numerator <= denominator));

    // Further out nothing is to be expected.
    private long Most(double denominator) => IsShare ? (long)denominator : (long)(Rate * denominator + 40 * Math.Sqrt(Rate * denominator) + 100);

    // Where all or none are to be expected, the library's distributions have no answer.
    private double UpTo(double count, double denominator) => (count, Rate) switch
    {
        ( < 0, _) => 0,
        (_, 0) => 1,
        (_, 1) when IsShare => count >= denominator ? 1 : 0,
        _ => IsShare ? Binomial.CDF(Rate, (int)denominator, count) : Poisson.CDF(Rate * denominator, count),
    };
}
