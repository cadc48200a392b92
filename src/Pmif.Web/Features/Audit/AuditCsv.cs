using System.Globalization;
using System.Text;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Features.Audit;

/// <summary>What was found in the audit trails as a file, the newest first. Each trail that was asked has an entry of it.</summary>
public static class AuditCsv
{
    /// <summary>The newest so many.</summary>
    public const int Most = 10_000;

    // Two states of 32 KiB in each entry: a page stays below what a message may hold.
    private const int PageSize = 200;

    private static readonly string[] Header =
    [
        "service", "place", "at", "actor", "actor_kind", "actor_name", "action", "subject_kind", "subject", "why", "before", "after", "door", "via", "address", "trace", "id",
        "details_removed_at", "hash",
    ];

    /// <summary>Answers <c>GET /audit/entries.csv</c>. A trail that does not answer is no reason for a file that looks whole: nothing is given then.</summary>
    public static async Task<IResult> Get(HttpContext http, AuditTrails trails, CancellationToken ct)
    {
        var query = AuditQuery.Read(http.Request.Query);
        if (query.Problem.Length > 0) return TypedResults.BadRequest();
        var first = await trails.Search(query, AuditPosition.Start, PageSize, TakenOut.As("audit.csv", query.ToQueryString().ToString()), ct);
        if (first.Missing.Count > 0)
            return TypedResults.StatusCode(first.Missing.All(part => part.IsRefused) ? StatusCodes.Status403Forbidden : StatusCodes.Status503ServiceUnavailable);
        return TypedResults.Stream(stream => Write(stream, http, trails, query, first, ct), "text/csv; charset=utf-8; header=present", "audit.csv");
    }

    private static async Task Write(Stream stream, HttpContext http, AuditTrails trails, AuditQuery query, AuditFound page, CancellationToken ct)
    {
        await Send(stream, CsvText.Record(Header), ct);
        for (var left = Most; ;)
        {
            await Send(stream, string.Concat(page.Entries.Take(left).Select(Line)), ct);
            left -= page.Entries.Count;
            if (left <= 0 || page.Next is not { } next) return;
            page = await trails.Search(query, next, Math.Min(PageSize, left), null, ct);
            if (page.Missing.Count == 0) continue;
            // Cut off, so that the browser says that the file is not whole.
            http.Abort();
            return;
        }
    }

    private static ValueTask Send(Stream stream, string text, CancellationToken ct) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);

    /// <summary>One line.</summary>
    public static string Line(FoundEntry found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var entry = found.Entry;
        return CsvText.Record(
        [
            found.Service, entry.Place.ToString(CultureInfo.InvariantCulture), entry.At.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            entry.Actor, entry.ActorKind, entry.ActorName, entry.Action, entry.SubjectKind, entry.Subject, entry.Why, entry.BeforeJson, entry.AfterJson, entry.Door, entry.Via,
            entry.Address, entry.TraceId, entry.Id, entry.RemovedAt?.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "", entry.Hash,
        ]);
    }
}
