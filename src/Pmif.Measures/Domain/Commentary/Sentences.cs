using System.Text.RegularExpressions;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>A commentary taken apart as its readers take it in: without the marks of markdown, sentence by sentence and clause by clause.</summary>
public static partial class Sentences
{
    private const int LongestPassage = 200;

    /// <summary>The sentences. A blank line, a list item or a heading ends one as a full stop does.</summary>
    public static IReadOnlyList<string> Of(string markdown)
    {
        var plain = Link().Replace(markdown.ReplaceLineEndings("\n"), "$1");
        plain = Mark().Replace(plain, "");
        return [.. Break().Split(plain).SelectMany(block => End().Split(Space().Replace(block, " ")))
            .Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];
    }

    /// <summary>The clauses of a sentence, each of which claims something of its own.</summary>
    public static IEnumerable<string> Clauses(string sentence) => Turn().Split(sentence)
        .SelectMany(clause => Concession().IsMatch(clause) ? clause.Split(',', 2) : [clause])
        .Select(clause => clause.Trim()).Where(clause => clause.Length > 0);

    /// <summary>A sentence short enough to be shown as a passage.</summary>
    public static string Passage(string sentence)
    {
        if (sentence.Length <= LongestPassage)
            return sentence;
        var cut = LongestPassage - 1;
        return $"{sentence[..(char.IsHighSurrogate(sentence[cut - 1]) ? cut - 1 : cut)]}…";
    }

    [GeneratedRegex(@"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[*`~]+|(?<!\w)_+|_+(?!\w)|^[ \t]*>+", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\n[ \t]*\n|\n(?=[ \t]*(?:[-+•#]|\d{1,2}[.)])[ \t])|^[ \t]*(?:[-+•]|#{1,6}|\d{1,2}[.)])[ \t]+|\n(?=[A-Z][A-Za-z ]{2,20}:)|(?<=[:])[ \t]*\n",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Break();

    [GeneratedRegex(@"(?<=[.!?])(?<!\b(?:e\.g|i\.e|Mr|Mrs|Ms|Dr|St|No|approx|vs|[A-Z])\.) (?=[A-Z0-9""'‘“£(])", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    [GeneratedRegex(@"; |(?<!\b(?:rag|status|rating|by|date|due|deadline|when)): | [-–—] |,? (?=(?:but|however|although|though|while|whilst|whereas|yet|despite)\b)|,? and (?=(?:we|the|this|it|performance|is|are|has|have)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Turn();

    [GeneratedRegex(@"^(?:although|though|while|whilst|whereas|despite)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Concession();
}
