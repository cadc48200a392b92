using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

internal static class TargetsRest
{
    public static void MapTargets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/targets", async (string code, string? breakdown, GetTargets handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown, cancellationToken)).ToHttp()).RequireAuthorization(Rights.Read).WithName("GetTargets");

        routes.MapPut("/measures/{code}/targets", async (string code, TargetsBody body, HttpContext http, SetTargets handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, body, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.Administer).WithName("SetTargets");
    }
}
