using System.Globalization;
using Pmif.Benchmarking.Domain.Areas;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Domain.Values;

/// <summary>A row as its file wrote it; a column that the file lacks is empty.</summary>
public readonly record struct WrittenRow(
    string Measure, string Area, string Period, string Value, string Numerator, string Denominator, string Lower, string Upper, string Flag);

/// <summary>Another area's value, understood.</summary>
public sealed record ComparatorRow(
    string Measure, string Area, Period Period, decimal? Value, Fractional Parts, decimal? Lower, decimal? Upper, ValueFlag Flag)
{
    private const int LongestCode = 64;

    /// <summary>Reads a row, or says what is wrong with it: the first thing found, in the order of the columns.</summary>
    /// <param name="row">As written.</param>
    /// <param name="frequencyOf">How often a measure is reported, which settles periods that could mean two things.</param>
    /// <param name="isKnownArea">Whether an area is registered.</param>
    /// <param name="read">The row, where nothing is wrong.</param>
    public static RowIssue? Read(WrittenRow row, Func<string, Frequency> frequencyOf, Func<string, bool> isKnownArea, out ComparatorRow? read)
    {
        read = null;
        if (row.Measure.Length is 0 or > LongestCode)
            return new("measure", "benchmarking.measure-missing", row.Measure, "The row names no measure.");
        if (!AreaCodes.IsWellFormed(row.Area))
            return new("area", "benchmarking.area-code-invalid", row.Area, "This is not written like an area code.");
        if (!isKnownArea(row.Area))
            return new("area", "benchmarking.unknown-area", row.Area, "This area is not registered.");
        if (!PeriodText.TryParse(row.Period, frequencyOf(row.Measure), out var period))
            return new("period", "benchmarking.period-invalid", row.Period, "This cannot be read as a period.");
        if (!FlagText.TryRead(row.Flag, out var flag))
            return new("flag", "benchmarking.flag-unknown", row.Flag, "This flag is not known.");
        if (ReadValue(row.Value, ref flag, out var value) is { } issue)
            return issue;
        foreach (var (field, text) in new[] { ("numerator", row.Numerator), ("denominator", row.Denominator), ("lower", row.Lower), ("upper", row.Upper) })
            if (text.Length > 0 && !TryNumber(text, out _) && !FlagText.TryMarker(text, out _))
                return NotANumber(field, text);
        var (numerator, denominator, lower, upper) = (Number(row.Numerator), Number(row.Denominator), Number(row.Lower), Number(row.Upper));
        if (denominator <= 0)
            return new("denominator", "benchmarking.denominator-zero", row.Denominator, "A denominator is above zero.");
        if (lower > upper)
            return new("lower", "benchmarking.interval-inverted", row.Lower, "The lower end of the interval lies above the upper.");
        read = new(row.Measure, row.Area, period, value, new(numerator, denominator), lower, upper, flag);
        return null;
    }

    private static RowIssue? ReadValue(string text, ref ValueFlag flag, out decimal? value)
    {
        value = null;
        if (TryNumber(text, out var number))
        {
            value = number;
            return null;
        }
        if (!FlagText.TryMarker(text, out var marker))
            return NotANumber("value", text);
        flag = flag == ValueFlag.None ? marker : flag;
        return null;
    }

    private static RowIssue NotANumber(string field, string text) => new(field, "benchmarking.value-not-a-number", text, "This is not a number.");

    private static decimal? Number(string text) => TryNumber(text, out var number) ? number : null;

    // Thousands separators are refused, since 1,234 is one and a bit elsewhere; binary noise in the exponent form is not.
    private static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && Math.Abs(number) < 1e18m;
}

/// <summary>Numerator and denominator, each as far as it was given.</summary>
public readonly record struct Fractional(decimal? Numerator, decimal? Denominator);

/// <summary>What is wrong with a row.</summary>
public sealed record RowIssue(string Field, string Code, string Value, string Message);
