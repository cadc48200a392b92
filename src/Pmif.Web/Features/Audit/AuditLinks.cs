using System.Globalization;

namespace Pmif.Web.Features.Audit;

/// <summary>Addresses of the audit pages.</summary>
public static class AuditLinks
{
    public static string Entry(string service, long place) => string.Create(CultureInfo.InvariantCulture, $"/audit/{service}/{place}");

    /// <summary>What was found, as a file.</summary>
    public static string File(AuditQuery query) => $"/audit/entries.csv{query.ToQueryString()}";

    /// <summary>The list, from a position on.</summary>
    public static string List(AuditQuery query, string position = "") => $"/audit{(position.Length == 0 ? query.ToQueryString() : query.ToQueryString().Add("after", position))}";
}
