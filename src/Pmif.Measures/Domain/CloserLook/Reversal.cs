using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>The counts of one part at two times.</summary>
/// <param name="EventsBefore">Its numerator before.</param>
/// <param name="BaseBefore">Its denominator before, not below zero.</param>
/// <param name="Events">Its numerator now.</param>
/// <param name="Base">Its denominator now, not below zero.</param>
public readonly record struct PartCounts(decimal EventsBefore, decimal BaseBefore, decimal Events, decimal Base);

/// <summary>The change of a whole, taken apart into what its parts did and how large each of them is.</summary>
/// <param name="Change">Change of the whole's rate, in the measure's unit.</param>
/// <param name="RateEffect">What the parts' own rates did, each weighted by its share of the whole.</param>
/// <param name="MixEffect">What the parts' shares did; the two effects add up to the change.</param>
/// <param name="With">Parts that moved the way the whole did.</param>
/// <param name="Against">Parts that moved the other way.</param>
/// <param name="Unchanged">Parts that stayed where they were, as printed.</param>
/// <param name="Deviation">Standard deviation of the rate effect by chance alone; none where counts are not events.</param>
public sealed record Reversal(decimal Change, decimal RateEffect, decimal MixEffect, int With, int Against, int Unchanged, double? Deviation)
{
    // Two-sided 95 %.
    private const double Deviations = 1.959963984540054;

    /// <summary>Whether the whole moved at all, as printed.</summary>
    public bool IsPrinted { get; private init; }

    /// <summary>Whether most parts, and all of them taken at the same mix, moved one way while the whole moved the other (Simpson's paradox).</summary>
    public bool IsReversal => 2 * Against > With + Against + Unchanged && Math.Sign(RateEffect) == -Math.Sign(Change) && IsPrinted;

    /// <summary>Whether the whole moved the other way because of its mix and against every part.</summary>
    public bool IsComplete => IsReversal && With == 0 && Unchanged == 0;

    /// <summary>Whether the rate effect is more than chance; none where that cannot be told.</summary>
    public bool? IsClear => Deviation is { } deviation ? Math.Abs((double)RateEffect) > Deviations * deviation : null;

    /// <summary>
    /// With r a part's rate and w its share of the whole's denominator: rate effect Σ ½(w₀ + w₁)(r₁ − r₀), mix effect Σ ½(r₀ + r₁)(w₁ − w₀).
    /// Source: Kitagawa, "Components of a difference between two rates", Journal of the American Statistical Association 50 (1955), 1168–1194.
    /// None where the whole has no denominator, or a part has one at one of the two times only and so no rate at the other.
    /// </summary>
    /// <param name="parts">Parts that make up the whole.</param>
    /// <param name="scale">What a quotient is multiplied by to give the measure's unit.</param>
    /// <param name="decimals">Places at which a part has moved or not.</param>
    /// <param name="shares">Whether numerators are some of their denominators (binomial) or events beside them (Poisson); none where they are not counts.</param>
    /// <exception cref="OverflowException">A sum is too large for a decimal.</exception>
    public static Reversal? Of(IReadOnlyCollection<PartCounts> parts, decimal scale, int decimals, bool? shares)
    {
        var (before, now) = (parts.Sum(part => part.BaseBefore), parts.Sum(part => part.Base));
        if (before <= 0 || now <= 0 || parts.Any(part => part.BaseBefore > 0 != part.Base > 0))
            return null;
        var change = scale * (parts.Sum(part => part.Events) / now - parts.Sum(part => part.EventsBefore) / before);
        var isPrinted = (scale * parts.Sum(part => part.Events) / now).Printed(decimals) != (scale * parts.Sum(part => part.EventsBefore) / before).Printed(decimals);
        var (rates, mix, with, against, unchanged, variance) = (0m, 0m, 0, 0, 0, 0d);
        foreach (var part in parts)
        {
            if (part.Base == 0)
                continue;
            var (rateBefore, rate, shareBefore, share) = (part.EventsBefore / part.BaseBefore, part.Events / part.Base, part.BaseBefore / before, part.Base / now);
            rates += (shareBefore + share) / 2 * (rate - rateBefore);
            mix += (rateBefore + rate) / 2 * (share - shareBefore);
            var moved = Math.Sign((scale * rate).Printed(decimals) - (scale * rateBefore).Printed(decimals)) * Math.Sign(change);
            (with, against, unchanged) = (with + (moved > 0 ? 1 : 0), against + (moved < 0 ? 1 : 0), unchanged + (moved == 0 ? 1 : 0));
            var weight = (double)((shareBefore + share) / 2);
            variance += weight * weight * (Variance((double)rateBefore, (double)part.BaseBefore, shares) + Variance((double)rate, (double)part.Base, shares));
        }
        return new(change, scale * rates, scale * mix, with, against, unchanged, shares is null ? null : (double)scale * Math.Sqrt(variance))
        {
            IsPrinted = isPrinted,
        };
    }

    private static double Variance(double rate, double of, bool? shares) => Math.Max(0, shares == true ? rate * (1 - rate) : rate) / of;
}
