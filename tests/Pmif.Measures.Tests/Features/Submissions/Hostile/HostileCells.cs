namespace Pmif.Measures.Tests.Features.Submissions.Hostile;

/// <summary>What a cell can hold that a careless reader, a database or a spreadsheet stumbles over.</summary>
internal static class HostileCells
{
    private static readonly string[] Numbers =
    [
        "1", "9.4", "-0", "+1", "1e5", "1E-5", "1e308", "1e-400", "1e999999999", "-1e99", "99999999999999999999999999999999999999", "0.00000000000000000000000000000000001",
        "NaN", "Infinity", "-Infinity", "0x1F", "1,234.5", "1.2.3", "--1", "+-1", "1e", "e1", ".", "-", " 12 ", "1\u00A0000", "\uFF11\uFF12", "\u0663", "12%", "£5", "½",
        "<5", "..", "*", "[x]", "[p] 5", "5 [p]", "n/a", "true", "null", "",
    ];

    private static readonly string[] Periods =
    [
        "2024-04", "2024-05", "2023-11", "Apr 2024", "2024-13", "2024-00", "0000-01", "9999-12", "-2024-01", "2024-02-30", "2024-04-01/P1M", "2024-04-01/P0M", "2024-04-01/P-1M",
        "2024-04-01/P99999999999999M", "9999-12-31/P100Y", "0001-01-01/P1M", "2024-04-01/", "/P1M", "P1M", "2024/25", "2024/26", "Q9 2024/25", "2024/25 Q3", "FY", "2024 to 1990",
        "20240401", "2024-4", "2024-04-31", "20\u0662\u0664-04", "now", "", " ",
        "0000", "9999", "0000/01", "9999/00", "9998 to 9999", "January to March 0000", "Q1 0000/01", "H2 9990/91", "0000 - 03", "9998 - 20", "\u0660\u0661\u0662\u0663 - 05",
    ];

    private static readonly string[] Texts =
    [
        "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1:A9)", "=HYPERLINK(\"http://x\",\"y\")", "\tindented", "a\"b", "\"", "\"\"", "'; drop table series; --", "<script>alert(1)</script>",
        "{{7*7}}", "${jndi:ldap://x}", "%s%n%x", "../../etc/passwd", "line\nbreak", "line\r\nbreak", "\u202Etxt", "\uFEFF", "\u0001\u0002\u001B[2J", "é", "e\u0301", "😀😀", "\uD83D\uDE00",
        "ring 07700 900123", "a@b.example", ",", ";", "|", "\\", "\\u0000", "", " ", "\u2028", "nowhere",
    ];

    public static string Number(Random random) => Pick(random, Numbers);

    public static string Period(Random random) => Pick(random, Periods);

    public static string Text(Random random) => random.Next(200) switch
    {
        0 => "a\u0000b",
        < 10 => new string('x', random.Next(3_990, 4_010)),
        < 20 => string.Concat(Enumerable.Repeat("😀", random.Next(40, 130))) + (char)('a' + random.Next(26)),
        _ => Pick(random, Texts),
    };

    public static string Flag(Random random) => Pick(random, ["", "p", "[p]", "provisional", "withdrawn", "c", "maybe", "=1", "[p][r]"]);

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
