using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Intervals;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Gaps;

/// <summary>The figure of one group or area.</summary>
/// <param name="Code">Its breakdown.</param>
/// <param name="Value">The figure; none where it is missing.</param>
/// <param name="Population">The denominator behind it, where that came with it.</param>
/// <param name="Lower">Lower 95 % limit.</param>
/// <param name="Upper">Upper 95 % limit.</param>
/// <param name="Flag">Its flag.</param>
/// <param name="Numerator">The numerator, where it came with one.</param>
public sealed record GroupFigure(string Code, decimal? Value, decimal? Population, decimal? Lower, decimal? Upper, ValueFlag Flag, decimal? Numerator = null);

/// <summary>The gap between two groups, told both ways because the two can move in opposite directions.</summary>
/// <param name="From">The worse off, or ours.</param>
/// <param name="To">The better off, or the one to compare with.</param>
/// <param name="Absolute">The one less the other, in the measure's unit.</param>
/// <param name="Relative">The one divided by the other; none where that is zero, or the two have different signs.</param>
/// <param name="Limits">95 % limits of <paramref name="Absolute"/>; none where either figure has none.</param>
public sealed record Gap(string From, string To, decimal Absolute, decimal? Relative, (decimal Lower, decimal Upper)? Limits = null)
{
    private const int Places = 12;

    /// <summary>The gap between two figures; none where either is missing.</summary>
    /// <exception cref="OverflowException">The difference or the quotient is too large for a decimal.</exception>
    public static Gap? Between(GroupFigure from, GroupFigure to) => (from.Value, to.Value) is ({ } a, { } b)
        ? new(from.Code, to.Code, a - b, b == 0 || a < 0 != b < 0 ? null : Math.Round(a / b, Places, MidpointRounding.AwayFromZero),
            from is { Lower: { } fromLower, Upper: { } fromUpper } && to is { Lower: { } toLower, Upper: { } toUpper }
                ? Difference.Limits(new(a, fromLower, fromUpper), new(b, toLower, toUpper)) : null)
        : null;

    /// <summary>Worst less best, by the polarity of the measure; highest less lowest where neither way is better. None with fewer than two figures.</summary>
    public static Gap? Widest(MeasureDefinition definition, IEnumerable<GroupFigure> groups)
    {
        // Codes settle ties, so that the order in which groups come does not.
        List<GroupFigure> known = [.. groups.Where(group => group.Value is not null)
            .OrderByDescending(group => Badness(definition, group.Value!.Value)).ThenBy(group => group.Code, StringComparer.OrdinalIgnoreCase)];
        return known.Count < 2 ? null : Between(known[0], known[^1]);
    }

    /// <summary>
    /// Whether the absolute gap has narrowed since, at the declared decimals. Whatever the polarity of the measure, a smaller gap is better.
    /// </summary>
    public Direction AbsoluteSince(Gap? before, int decimals) => Compare(before is null ? null : Math.Abs(before.Absolute.Printed(decimals)), Math.Abs(Absolute.Printed(decimals)));

    /// <summary>Whether the relative gap has come closer to one, at two decimals: twice as high is as far from it as half as high.</summary>
    public Direction RelativeSince(Gap? before) => Compare(Size(before?.Relative), Size(Relative));

    private static Direction Compare(decimal? before, decimal? now) => (before, now) is not ({ } then, { } size) ? Direction.NotComparable
        : size < then ? Direction.Improving : size > then ? Direction.Declining : Direction.Stable;

    private static decimal? Size(decimal? ratio) => ratio is not { } of || of == 0 ? null : Math.Max(of, 1 / of).Printed(2);

    private static decimal Badness(MeasureDefinition definition, decimal value) => definition switch
    {
        { Polarity: Polarity.Higher } => -value,
        { Polarity: Polarity.Range, Range: { } range } => Math.Max(0, Math.Max(range.Low - value, value - range.High)),
        { Polarity: Polarity.Midpoint, Midpoint: { } midpoint } => Math.Abs(value - midpoint),
        _ => value,
    };
}
