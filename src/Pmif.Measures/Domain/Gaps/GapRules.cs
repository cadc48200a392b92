using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Gaps;

/// <summary>When a gap may be told.</summary>
public static class GapRules
{
    /// <summary>Why the gap of some groups is not told; none where it is. A confidential group could be worked out from the gap.</summary>
    public static RuleBreach? Refusal(IReadOnlyCollection<GroupFigure> groups) =>
        groups.Any(group => group.Flag == ValueFlag.Confidential) ? new("measures.gap-suppressed", "A group is confidential; the gap would give it away.")
        : groups.Count(group => group.Value is not null) < 2 ? new("measures.gap-incomplete", "Fewer than two groups have a figure.")
        : null;

    /// <summary>
    /// The place of a group in the order from the most deprived to the least: the number that its code ends with, 1 being the most deprived, as the
    /// Indices of Deprivation number their tenths. None where the code ends with no number.
    /// </summary>
    public static int? PlaceOf(string code)
    {
        var digits = code.Length;
        while (digits > 0 && char.IsAsciiDigit(code[digits - 1]))
            digits--;
        return code.Length - digits is > 0 and <= 3 ? int.Parse(code[digits..], System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
