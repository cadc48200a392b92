using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Domain.Values;

/// <summary>Reads the ways that published files mark a value (Analysis Function shorthand and older habits).</summary>
public static class FlagText
{
    /// <summary>A flag column: empty, one of our own words, or shorthand such as <c>[p]</c>.</summary>
    public static bool TryRead(string text, out ValueFlag flag)
    {
        flag = ValueFlag.None;
        return text.Length == 0 || Words.TryRead(text, out flag) || TryShorthand(text.Trim('[', ']'), out flag);
    }

    /// <summary>What stands in a value column in place of a number. Never read as zero.</summary>
    public static bool TryMarker(string text, out ValueFlag flag)
    {
        switch (text)
        {
            case "" or "-" or ".." or "..." or ":" or "N/A" or "n/a" or "NA":
                flag = ValueFlag.NotAvailable;
                return true;
            case "*" or "**":
                flag = ValueFlag.Confidential;
                return true;
            case ['<', ..]:
                flag = ValueFlag.Confidential;
                return true;
            default:
                return TryShorthand(text.Trim('[', ']'), out flag);
        }
    }

    private static bool TryShorthand(string letter, out ValueFlag flag)
    {
        flag = letter.ToLowerInvariant() switch
        {
            "p" => ValueFlag.Provisional,
            "r" => ValueFlag.Revised,
            "e" => ValueFlag.Estimated,
            "f" => ValueFlag.Forecast,
            "b" => ValueFlag.Break,
            "u" => ValueFlag.LowReliability,
            "c" => ValueFlag.Confidential,
            "x" => ValueFlag.NotAvailable,
            "z" => ValueFlag.NotApplicable,
            "low" => ValueFlag.Low,
            "w" => ValueFlag.NoneRecorded,
            _ => ValueFlag.None,
        };
        return flag != ValueFlag.None;
    }
}
