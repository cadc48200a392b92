using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Recompute;

internal static class RecomputeRest
{
    public static void MapRecompute(this IEndpointRouteBuilder routes) =>
        // One measure at a time: all of them are the command's work, which no request should wait for.
        routes.MapPost("/measures/{code}/recompute", async (string code, bool? check, HttpContext http, Recompute handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, check ?? false, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.Recompute).WithName("Recompute");
}
