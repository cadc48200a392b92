using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

internal static class TargetsRest
{
    public static void MapTargets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/targets", async (string code, string? breakdown, GetTargets handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetTargets");

        routes.MapGet("/measures/{code}/targets/versions", async (string code, string? breakdown, PageRequest page, ListTargetVersions handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListTargetVersions");

        routes.MapPut("/measures/{code}/targets", async (string code, bool? dryRun, TargetsBody body, HttpContext http, SetTargets handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, body, Caller.Of(http), dryRun ?? false), cancellationToken)).ToHttp()).RequireAuthorization(Rights.SetTargets).WithName("SetTargets");

        routes.MapPost("/measures/{code}/targets/preview", async (string code, TargetsBody body, HttpContext http, TryTargets handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ProposeTargets).WithName("PreviewTargets");
    }
}
