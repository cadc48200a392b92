using System.Text.RegularExpressions;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Domain.Register;

/// <summary>What texts and codes must satisfy.</summary>
internal static partial class TextRules
{
    public const int Short = 500, Long = 5_000;

    public static IEnumerable<FaultIssue> Needed(string path, string text, int longest = Short) =>
        text.Length == 0 ? [new FaultIssue("risk.text-missing", $"'{path[(path.LastIndexOf('.') + 1)..]}' is missing or empty.", path)] : Optional(path, text, longest);

    public static IEnumerable<FaultIssue> Optional(string path, string text, int longest = Short)
    {
        if (text.Length > longest)
            yield return new("risk.text-too-long", $"The text has {text.Length} characters; {longest} are the most.", path);
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            yield return new("risk.text-invalid", "The text holds characters that cannot be shown.", path);
    }

    public static IEnumerable<FaultIssue> Code(string path, string code) => CodeShape().IsMatch(code)
        ? []
        : [new FaultIssue("risk.code-invalid", "A code is up to 64 letters, digits, '.', '_' or '-', and begins with a letter or digit.", path)];

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex CodeShape();
}
