namespace Pmif.Web.Wording;

/// <summary>The contract's kebab-case words as people write them.</summary>
public static class Plain
{
    /// <summary><c>calendar-year</c> → <c>Calendar year</c>.</summary>
    public static string Words(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>A warning without the stable code that it begins with.</summary>
    public static string Message(string warning) =>
        warning.StartsWith("measures.", StringComparison.Ordinal) && warning.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? warning[(at + 2)..] : warning;

    /// <summary>A source system: <c>finance</c> → <c>Finance</c>, and a short code such as <c>hr</c> → <c>HR</c>.</summary>
    public static string Source(string code) => code.Length <= 3 ? code.ToUpperInvariant() : Words(code);
}
