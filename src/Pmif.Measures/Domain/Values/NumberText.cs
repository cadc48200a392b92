using System.Globalization;

namespace Pmif.Measures.Domain.Values;

/// <summary>Reads numbers as people and spreadsheets write them, never guessing.</summary>
public static class NumberText
{
    /// <summary>Largest size of a value, so that sums over many areas stay exact.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads a decimal number: sign, digits with a point, exponent, and thousands in properly grouped threes (<c>1,234.5</c>; <c>1,5</c> is refused,
    /// since it may mean 1.5). No currency or per cent signs.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        text = text.Trim();
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value))
            return true;
        if (text.Length > 60)
            return false;
        Span<char> plain = stackalloc char[text.Length];
        return TryUngroup(text, plain, out var length) && decimal.TryParse(plain[..length], Plain, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether a number that was refused is one that is merely too large.</summary>
    public static bool IsTooLarge(ReadOnlySpan<char> text) =>
        double.TryParse(text.Trim(), Plain, CultureInfo.InvariantCulture, out var size) && Math.Abs(size) > (double)Largest;

    // Takes out the commas of proper thousands and turns a typographic minus into a plain one.
    private static bool TryUngroup(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        length = 0;
        var grouped = false;
        var digits = 0;
        var whole = true;
        foreach (var character in text)
        {
            if (character == ',')
            {
                if (!whole || digits is 0 or > 3 || (grouped && digits != 3))
                    return false;
                (grouped, digits) = (true, 0);
                continue;
            }
            if (character == '.' && whole)
            {
                if (grouped && digits != 3)
                    return false;
                whole = false;
            }
            digits = char.IsAsciiDigit(character) ? digits + 1 : digits;
            plain[length++] = character == '\u2212' ? '-' : character;
        }
        return !whole || !grouped || digits == 3;
    }
}
