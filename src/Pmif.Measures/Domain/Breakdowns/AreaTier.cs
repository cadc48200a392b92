using System.Text.RegularExpressions;

namespace Pmif.Measures.Domain.Breakdowns;

/// <summary>
/// Which areas can lie side by side, by the first three characters of their codes (Register of Geographic Codes, Office for National
/// Statistics). A county and its districts cover the same ground; a unitary authority lies beside either.
/// </summary>
public static partial class AreaTier
{
    private const string Unitary = "unitary", District = "E07", County = "E10";

    /// <summary>The layer that an area belongs to, districts and unitaries being one; empty for a code that is no area's.</summary>
    public static string Layer(string code) => Of(code) is Unitary ? District : Of(code);

    /// <summary>Whether none of these areas can hold another.</summary>
    public static bool AreSideBySide(IEnumerable<string> codes)
    {
        List<string> tiers = [.. codes.Select(Of).Distinct()];
        return tiers.Count <= 1 || (tiers.Count == 2 && tiers.Contains(Unitary) && (tiers.Contains(District) || tiers.Contains(County)));
    }

    /// <summary>
    /// Whether an area can lie within one council: a ward, parish or small statistical area of the register, or a code of the council's own. Districts, counties, regions and countries
    /// cannot.
    /// </summary>
    public static bool IsWithinCouncil(string code) => Of(code) is "" or "E00" or "E01" or "E02" or "E04" or "E05" or "W00" or "W01" or "W02" or "W04" or "W05" or "S00" or "S01" or "S02" or "S13" or "N00" or "N08" or "N20" or "N21";

    private static string Of(string code) => !AreaCode().IsMatch(code) ? "" : code[..3].ToUpperInvariant() switch
    {
        "E06" or "E08" or "E09" or "W06" or "S12" or "N09" => Unitary,
        var prefix => prefix,
    };

    [GeneratedRegex("^[EWSNKJLM][0-9]{8}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AreaCode();
}
