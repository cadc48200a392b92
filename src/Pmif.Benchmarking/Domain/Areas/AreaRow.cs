using System.Globalization;
using Pmif.Benchmarking.Domain.Values;

namespace Pmif.Benchmarking.Domain.Areas;

public static class AreaRow
{
    private const int LongestName = 200;

    /// <summary>Reads an area from its columns, or says what is wrong with them.</summary>
    public static RowIssue? Read(string code, string name, string kind, string validFrom, string validTo, string successor, out Area? read)
    {
        read = null;
        if (!AreaCodes.IsWellFormed(code))
            return new("code", "benchmarking.area-code-invalid", code, "This is not written like an area code.");
        if (name.Length is 0 or > LongestName)
            return new("name", "benchmarking.area-name-missing", name, $"An area has a name of at most {LongestName} characters.");
        if (!TryDay(validFrom, out var from))
            return new("validFrom", "benchmarking.day-invalid", validFrom, "A day is written yyyy-MM-dd.");
        if (!TryDay(validTo, out var to))
            return new("validTo", "benchmarking.day-invalid", validTo, "A day is written yyyy-MM-dd.");
        if (to < from)
            return new("validTo", "benchmarking.day-invalid", validTo, "The code ends before it begins.");
        if (successor.Length > 0 && (!AreaCodes.IsWellFormed(successor) || successor == code))
            return new("successor", "benchmarking.area-code-invalid", successor, "This is not another area's code.");
        read = new(code, name, kind, from, to, successor.Length == 0 ? null : successor);
        return null;
    }

    private static bool TryDay(string text, out DateOnly? day)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isDay ? read : null;
        return isDay || text.Length == 0;
    }
}
