using System.Globalization;
using System.Text.RegularExpressions;

namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>
/// Reads the time periods of Fingertips that need its range column: <c>2001 - 03</c> is three calendar years, <c>2016/17 - 18/19</c> three
/// financial ones. Every other form is left to the measure's own reading.
/// </summary>
internal static partial class FingertipsPeriod
{
    /// <summary>
    /// ISO where the text is several years and <paramref name="range"/>, such as <c>3y</c>, agrees or is blank. Where they disagree both are put
    /// together, which is no period; any other text stays as it stands.
    /// </summary>
    public static string Of(string text, string range)
    {
        if (Calendar().Match(text) is { Success: true } calendar)
            return Years(calendar, 1, range) ?? Unread(text, range);
        return Financial().Match(text) is { Success: true } financial && EndsNextYear(financial) ? Years(financial, 4, range) ?? Unread(text, range) : text;
    }

    private static string Unread(string text, string range) => $"{text.Trim()} ({range.Trim()})";

    private static string? Years(Match match, int month, string range)
    {
        var first = Number(match, "from");
        var last = EndYear(first, match.Groups["to"].Value);
        var count = last - first + 1;
        var isSaid = range.Trim() is "" || range.Trim().Equals(string.Create(CultureInfo.InvariantCulture, $"{count}y"), StringComparison.OrdinalIgnoreCase);
        return isSaid && count is > 1 and <= 20 ? string.Create(CultureInfo.InvariantCulture, $"{first:0000}-{month:00}-01/P{count}Y") : null;
    }

    private static bool EndsNextYear(Match match) =>
        (Number(match, "from") + 1) % 100 == Number(match, "fromEnd") && (Number(match, "to") + 1) % 100 == Number(match, "toEnd");

    private static int EndYear(int first, string text)
    {
        var end = int.Parse(text, CultureInfo.InvariantCulture);
        if (text.Length == 4)
            return end;
        var year = first / 100 * 100 + end;
        return year < first ? year + 100 : year;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<from>[0-9]{4})\s*-\s*(?<to>[0-9]{4}|[0-9]{2})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"^\s*(?<from>[0-9]{4})/(?<fromEnd>[0-9]{2})\s*-\s*(?<to>[0-9]{4}|[0-9]{2})/(?<toEnd>[0-9]{2})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Financial();
}
