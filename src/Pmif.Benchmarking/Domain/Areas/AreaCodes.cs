using System.Text.RegularExpressions;

namespace Pmif.Benchmarking.Domain.Areas;

public static partial class AreaCodes
{
    /// <summary>England, against which significance is judged where it has a value.</summary>
    public const string England = "E92000001";

    /// <summary>
    /// Whether a text is written like an area code: a GSS code (letter and eight digits), or one of the older or foreign
    /// registers that share its files, such as <c>95AA01S1</c> and <c>TLC22</c>.
    /// </summary>
    public static bool IsWellFormed(string code) => Written().IsMatch(code);

    [GeneratedRegex("^(?=.*[0-9])[A-Z0-9]{3,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
