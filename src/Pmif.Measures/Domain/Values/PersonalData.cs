using System.Text.RegularExpressions;

namespace Pmif.Measures.Domain.Values;

/// <summary>Recognises what may name a person. Measures hold aggregates only; a hit is refused, not stored.</summary>
public static partial class PersonalData
{
    private static readonly HashSet<string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "forename", "firstname", "surname", "lastname", "fullname", "dob", "dateofbirth", "nhsnumber", "nhsno", "ninumber", "nino",
        "nationalinsurancenumber", "uprn", "postcode", "email", "emailaddress", "phone", "telephone", "mobile", "address",
    };

    /// <summary>Whether a text holds an e-mail address, National Insurance number, NHS number, full postcode or telephone number.</summary>
    public static bool IsIn(string text) =>
        Email().IsMatch(text) || NationalInsurance().IsMatch(text) || Postcode().IsMatch(text) || Phone().IsMatch(text)
        || TenDigits().EnumerateMatches(text) is var matches && HoldsNhsNumber(text, matches);

    /// <summary>Whether a column's name says that it holds personal data.</summary>
    public static bool IsColumn(string name) => Columns.Contains(string.Concat(name.Where(char.IsLetterOrDigit)));

    private static bool HoldsNhsNumber(string text, Regex.ValueMatchEnumerator matches)
    {
        foreach (var match in matches)
            if (HasNhsCheckDigit(text.AsSpan(match.Index, match.Length)))
                return true;
        return false;
    }

    // Modulus 11 over the first nine digits, weights 10 to 2 (NHS Data Dictionary).
    private static bool HasNhsCheckDigit(ReadOnlySpan<char> text)
    {
        int sum = 0, weight = 10, last = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                continue;
            last = character - '0';
            if (weight > 1)
                sum += weight-- * last;
        }
        return last == (11 - sum % 11) % 11;
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NationalInsurance();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<!\d)(?:\+44\s?|0)(?:7\d{3}|[12]\d{2,3})\s?\d{3}\s?\d{3,4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();
}
