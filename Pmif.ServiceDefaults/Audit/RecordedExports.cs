using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Pmif.ServiceDefaults;

public static class RecordedExports
{
    /// <summary>Records that a list was taken out as a file, before it leaves; one that the caller has already is not taken out again.</summary>
    /// <param name="endpoint">Answers with the file.</param>
    /// <param name="list">Which list, such as <c>measures.csv</c>.</param>
    public static RouteHandlerBuilder RecordsExport<TDb>(this RouteHandlerBuilder endpoint, string list) where TDb : ServiceDbContext =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            var (http, file) = (context.HttpContext, answer is INestedHttpResult nested ? nested.Result : answer);
            if (file is not IFileHttpResult || IsKnown(http, file)) return answer;
            var db = http.RequestServices.GetRequiredService<TDb>();
            db.Record(new(AuditActions.Exported, "list", list) { After = http.Request.QueryString.Value is { Length: > 0 } query ? new { Query = query } : null });
            await db.SaveChangesAsync(http.RequestAborted);
            return answer;
        }).WithMetadata(new ExportedList(list));

    private static bool IsKnown(HttpContext http, object file) => file is FileContentHttpResult { EntityTag: { } tag }
        && http.Request.GetTypedHeaders().IfNoneMatch.Any(candidate => candidate.Compare(tag, useStrongComparison: false));
}

/// <summary>Marks an end point whose files are recorded.</summary>
/// <param name="Name">Of the list.</param>
public sealed record ExportedList(string Name);
