using System.Text.RegularExpressions;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>
/// How alike two texts are: the Jaccard coefficient of their sets of three consecutive words (A. Broder, "On the resemblance and containment of
/// documents", 1997). Figures and the names of months and quarters count as equal, since changing them alone is what copying looks like.
/// </summary>
public static partial class Resemblance
{
    private const int Words = 3;

    /// <summary>Texts with fewer words say too little to be called copies.</summary>
    public const int FewestWords = 12;

    /// <summary>0 where the texts have no three words in common, 1 where they have the same; 0 where either has fewer than <see cref="FewestWords"/>.</summary>
    public static decimal Of(string one, string other)
    {
        var (first, second) = (Tokens(one), Tokens(other));
        if (first.Length < FewestWords || second.Length < FewestWords)
            return 0;
        var (left, right) = (Shingles(first), Shingles(second));
        var common = left.Count(right.Contains);
        return (decimal)common / (left.Count + right.Count - common);
    }

    /// <summary>The words of a text as they are compared.</summary>
    public static string[] Tokens(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => Changing().IsMatch(match.Value) ? "#" : match.Value)];

    private static HashSet<string> Shingles(string[] tokens) =>
        [.. Enumerable.Range(0, tokens.Length - Words + 1).Select(start => string.Join(' ', tokens.AsSpan(start, Words).ToArray()))];

    [GeneratedRegex(@"[£$]?\d[\d.,:/%]*|[\p{L}\p{M}][\p{L}\p{M}'’]*\d*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:[£$]?\d.*|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)$", RegexOptions.CultureInvariant)]
    private static partial Regex Changing();
}
