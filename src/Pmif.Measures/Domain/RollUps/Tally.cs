using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.RollUps;

/// <summary>
/// The sums of a roll-up. Adding is exact, so parts may come in any order and be grouped in any way: wards into localities into the council
/// give what wards into the council give.
/// </summary>
/// <param name="Top">Sum of values, of numerators, or of values times their weights.</param>
/// <param name="Bottom">Sum of denominators, each times the twelfths of a year it stands for where that is asked.</param>
/// <param name="Count">Figures added.</param>
/// <param name="Expected">Figures that belong to the whole.</param>
/// <param name="Suppressed">Those that must not be shown.</param>
/// <param name="Bare">Those that lack the numerator or denominator that adding needs.</param>
/// <param name="Flag">The weakest flag.</param>
public readonly record struct Tally(decimal Top, decimal Bottom, int Count, int Expected, int Suppressed, int Bare, ValueFlag Flag)
{
    /// <summary>A figure that is not there.</summary>
    public static Tally Missing => new(0, 0, 0, 1, 0, 0, ValueFlag.None);

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally one, Tally other) => Add(one, other);

    /// <inheritdoc cref="op_Addition" />
    /// <exception cref="OverflowException">The sum is too large for a decimal.</exception>
    public static Tally Add(Tally one, Tally other) => new(
        one.Top + other.Top, one.Bottom + other.Bottom, one.Count + other.Count, one.Expected + other.Expected,
        one.Suppressed + other.Suppressed, one.Bare + other.Bare, PartFlag.Weaker(one.Flag, other.Flag));

    /// <summary>One figure.</summary>
    /// <param name="part">The figure; none where there is none.</param>
    /// <param name="aggregation">How the measure is added.</param>
    /// <param name="twelfths">Twelfths of a year that a denominator counts for; 1 where it is not a population.</param>
    /// <exception cref="OverflowException">A weighted value is too large for a decimal.</exception>
    public static Tally Of(Part? part, Aggregation aggregation, int twelfths = 1)
    {
        if (part is not { } figure)
            return Missing;
        if (figure.Flag == ValueFlag.Confidential)
            return Missing with { Suppressed = 1, Flag = ValueFlag.Confidential };
        return (aggregation, figure) switch
        {
            (_, { Value: null }) => Missing,
            (Aggregation.Sum, { Value: { } value }) => Figure(value, 0),
            (Aggregation.Ratio, { Numerator: { } numerator, Denominator: { } denominator }) => Figure(numerator, denominator * twelfths),
            (Aggregation.WeightedAverage, { Value: { } value, Denominator: { } weight }) => Figure(value * weight, weight),
            _ => Missing with { Bare = 1 },
        };
        Tally Figure(decimal top, decimal bottom) => new(top, bottom, 1, 1, 0, 0, PartFlag.Weaker(figure.Flag, ValueFlag.None));
    }
}
