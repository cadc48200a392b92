using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.LateEntries;

internal static class LateEntriesRest
{
    public static void MapLateEntries(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/late-entries", async (PageRequest page, string? measure, ListLateEntries handler, CancellationToken cancellationToken) =>
            (await handler.Handle(measure, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListLateEntries");

        routes.MapPost("/late-entries", async (LateEntryBody body, HttpContext http, OpenLateEntry handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(body.Measure ?? "", body.Breakdown, body.Period, body.Until, body.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.OpenLateEntries).WithName("OpenLateEntry");
    }

    /// <summary>A closed period to open for one measure; without a breakdown for every one.</summary>
    public sealed record LateEntryBody(string? Measure, string? Breakdown, string? Period, DateOnly? Until, string? Reason);
}
