using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.RollUps;

/// <summary>One figure that goes into a roll-up.</summary>
/// <param name="Value">The value, in the measure's unit; none where it was reported as missing.</param>
/// <param name="Numerator">What was counted.</param>
/// <param name="Denominator">Out of how many.</param>
/// <param name="Flag">Its flag; a confidential one hides the whole that it goes into.</param>
public readonly record struct Part(decimal? Value, decimal? Numerator, decimal? Denominator, ValueFlag Flag)
{
    /// <summary>The difference of two running totals: what came between them.</summary>
    public static Part operator -(Part later, Part earlier) => Subtract(later, earlier);

    /// <inheritdoc cref="op_Subtraction" />
    public static Part Subtract(Part later, Part earlier) => new(
        later.Value - earlier.Value, later.Numerator - earlier.Numerator, later.Denominator - earlier.Denominator, PartFlag.Weaker(later.Flag, earlier.Flag));
}

/// <summary>What the flags of parts say about a whole.</summary>
internal static class PartFlag
{
    private static readonly ValueFlag[] WeakestFirst =
        [ValueFlag.Confidential, ValueFlag.Forecast, ValueFlag.Estimated, ValueFlag.LowReliability, ValueFlag.Provisional, ValueFlag.Break, ValueFlag.Revised];

    /// <summary>The flag that takes most away from a figure: a whole is no firmer than its weakest part.</summary>
    public static ValueFlag Weaker(ValueFlag one, ValueFlag other)
    {
        foreach (var flag in WeakestFirst)
            if (one == flag || other == flag)
                return flag;
        return ValueFlag.None;
    }
}
