using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Locks;

internal static class LocksRest
{
    public static void MapPeriodLocks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/period-locks", async (PageRequest page, bool? on, ListLocks handler, CancellationToken cancellationToken) =>
            (await handler.Handle(on ?? false, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListPeriodLocks");

        routes.MapPost("/period-locks", async (LockBody body, HttpContext http, LockPeriod handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(body.Period, body.Measures ?? [], body.Source ?? "", body.Reason, Caller.Of(http)), cancellationToken)).ToHttp())
            .RequireAuthorization(Rights.LockPeriods).WithName("LockPeriod");

        routes.MapPost("/period-locks/{id:int}/lift", async (int id, ReasonBody body, HttpContext http, LiftLock handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(id, body.Reason, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.LockPeriods).WithName("LiftPeriodLock");
    }

    /// <summary>A period to close, for all measures, for those of a source, or for some.</summary>
    public sealed record LockBody(string? Period, IReadOnlyList<string>? Measures, string? Source, string? Reason);
}
