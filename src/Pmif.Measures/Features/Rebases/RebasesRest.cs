using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Rebases;

internal static class RebasesRest
{
    public static void MapRebases(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/measures/{code}/spc/rebase", async (string code, RebaseBody body, HttpContext http, RebaseSeries handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, body, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.Administer).WithName("RebaseSeries");

        routes.MapGet("/measures/{code}/spc/rebases", async (string code, string? breakdown, PageRequest page, ListRebases handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.Read).WithName("ListRebases");

        routes.MapPost("/measures/{code}/spc/rebases/{id:int}/remove", async (string code, int id, RemoveRebaseBody body, HttpContext http, RemoveRebase handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, id, body.Reason, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.Administer).WithName("RemoveRebase");
    }
}
