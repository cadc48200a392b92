using System.Text.RegularExpressions;

namespace Pmif.Contracts.Primitives;

/// <summary>The shapes of written periods. Years have four digits from 1000 to 8999, or two after FY.</summary>
internal static partial class PeriodForms
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?:Q(?<q>[1-4])\s+(?:FY\s?)?(?<y>[1-8][0-9]{3}|(?<=FY\s?)[0-9]{2})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})|(?:FY\s?)?(?<y>[1-8][0-9]{3}|(?<=FY\s?)[0-9]{2})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})[\s;]+Q(?<q>[1-4]))$", Options)]
    public static partial Regex Quarter();

    [GeneratedRegex(@"^(?:H(?<h>[12])\s+(?:FY\s?)?(?<y>[1-8][0-9]{3})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})|(?:FY\s?)?(?<y>[1-8][0-9]{3})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})[\s;]+H(?<h>[12]))$", Options)]
    public static partial Regex Half();

    [GeneratedRegex(@"^(?<y>[1-8][0-9]{3})-(?<m>0[1-9]|1[0-2])$", Options)]
    public static partial Regex YearMonth();

    [GeneratedRegex(@"^(?:FY\s?)?(?<y>[1-8][0-9]{3}|(?<=FY\s?)[0-9]{2})(?<sep>\s?[/-]\s?|\s+to\s+)(?<e>[0-9]{4}|[0-9]{2})(?<school>\s+academic\s+year)?$", Options)]
    public static partial Regex TwoYears();

    [GeneratedRegex(@"^(?<cal>cal_)?(?<y>[1-8][0-9]{3})$", Options)]
    public static partial Regex OneYear();

    [GeneratedRegex(@"^(?<a>[A-Za-z]{3,9})(?:\s+(?<x>[1-8][0-9]{3}))?\s+to\s+(?<b>[A-Za-z]{3,9})\s+(?<y>[1-8][0-9]{3})$", Options)]
    public static partial Regex Months();

    [GeneratedRegex(@"^(?<y>[1-8][0-9]{3})/(?<e>[0-9]{2}|[0-9]{4})\s+to\s+(?<z>[1-8][0-9]{3})/(?<f>[0-9]{2}|[0-9]{4})$", Options)]
    public static partial Regex Pool();
}
