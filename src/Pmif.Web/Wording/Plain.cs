namespace Pmif.Web.Wording;

/// <summary>The contract's kebab-case words as people write them.</summary>
public static class Plain
{
    /// <summary><c>calendar-year</c> → <c>Calendar year</c>; a source's short code such as <c>hr</c> → <c>HR</c>.</summary>
    public static string Words(string code) => code.Length switch
    {
        0 => "",
        <= 3 => code.ToUpperInvariant(),
        _ => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' '),
    };
}
