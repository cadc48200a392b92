using System.Globalization;
using System.Text;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>Breakdowns as the table that the command line applies, in UTF-8: what is exported and applied again changes nothing.</summary>
internal static class BreakdownsCsv
{
    public static byte[] Write(IReadOnlyList<BreakdownResponse> breakdowns)
    {
        var csv = new StringBuilder("code,kind,name,parents,memberships,validFrom,validTo,successors\r\n");
        foreach (var one in breakdowns)
            csv.Append(CsvText.Record([one.Code, Words.Of(one.Kind), one.Name, string.Join(';', one.Parents), string.Join(';', one.Memberships.Select(Text)),
                Day(one.ValidFrom), Day(one.ValidTo), string.Join(';', one.Successors)]));
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    // Codes have neither colon nor slash.
    private static string Text(Membership membership) => $"{membership.Parent}:{Day(membership.From)}/{Day(membership.To)}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
