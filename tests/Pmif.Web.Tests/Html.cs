using System.Net;
using System.Text.RegularExpressions;

namespace Pmif.Web.Tests;

/// <summary>Reads markup as a person would: words without tags, single spaces.</summary>
internal static partial class Html
{
    public static string Text(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    /// <summary>The rows of the scorecard's tables, each as its words.</summary>
    public static string[] Rows(string html) => [.. Row().Matches(html).Select(match => Text(match.Value))];

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<tr role=\"row\" data-cell=.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();
}
