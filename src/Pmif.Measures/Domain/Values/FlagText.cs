using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Values;

/// <summary>
/// Reads the shorthand that stands in tables beside values or in their place. Sources: the Government Analysis Function's guidance on symbols
/// in tables (square brackets), and the markers that council and national files use besides.
/// </summary>
public static class FlagText
{
    private static readonly Dictionary<string, ValueFlag> Letters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = ValueFlag.Provisional, ["r"] = ValueFlag.Revised, ["e"] = ValueFlag.Estimated, ["f"] = ValueFlag.Forecast, ["b"] = ValueFlag.Break,
        ["u"] = ValueFlag.LowReliability, ["c"] = ValueFlag.Confidential, ["x"] = ValueFlag.NotAvailable, ["z"] = ValueFlag.NotApplicable,
        ["low"] = ValueFlag.Low, ["w"] = ValueFlag.NoneRecorded,
    };

    private static readonly Dictionary<string, ValueFlag> Markers = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = ValueFlag.NotAvailable, [".."] = ValueFlag.NotAvailable, ["."] = ValueFlag.NotAvailable, [":"] = ValueFlag.NotAvailable,
        ["-"] = ValueFlag.NotAvailable, ["\u2013"] = ValueFlag.NotAvailable, ["n/a"] = ValueFlag.NotAvailable, ["na"] = ValueFlag.NotAvailable,
        ["null"] = ValueFlag.NotAvailable, ["*"] = ValueFlag.Confidential,
    };

    /// <summary>Reads a flag: its word, its letter, or its letter in square brackets; blank is none.</summary>
    public static bool TryReadFlag(string? text, out ValueFlag flag)
    {
        flag = ValueFlag.None;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var word = Unbracket(text.AsSpan().Trim()).ToString();
        return Letters.TryGetValue(word, out flag) || Words.TryRead(word, out flag);
    }

    /// <summary>Whether <paramref name="text"/> stands for a missing value, and why it is missing. It is never zero.</summary>
    public static bool TryReadMissing(ReadOnlySpan<char> text, out ValueFlag reason)
    {
        text = text.Trim();
        if (text.Length > 24)
        {
            reason = ValueFlag.None;
            return false;
        }
        if (Markers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out reason)
            || Letters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Unbracket(text), out reason))
            return true;
        reason = ValueFlag.Confidential; // "<5" hides a small count
        return text.Length > 1 && text[0] == '<' && text[1..].Trim().IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Takes a bracketed flag off the end of a value, such as <c>12.5 [p]</c>; the text stays as it was where there is none.</summary>
    public static ReadOnlySpan<char> SplitSuffix(ReadOnlySpan<char> text, out ValueFlag flag)
    {
        flag = ValueFlag.None;
        var open = text.LastIndexOf('[');
        return open > 0 && text.TrimEnd() is [.., ']'] trimmed
            && Letters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Unbracket(trimmed[open..]), out flag)
            ? text[..open].TrimEnd()
            : text;
    }

    private static ReadOnlySpan<char> Unbracket(ReadOnlySpan<char> text) => text is ['[', .. var inner, ']'] ? inner.Trim() : text;
}
