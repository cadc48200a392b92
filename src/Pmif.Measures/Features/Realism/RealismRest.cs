using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Realism;

internal static class RealismRest
{
    public static void MapRealism(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/realism", async (string code, string? breakdown, GetRealism handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown ?? "", cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetRealism");

        routes.MapGet("/realism", async (bool? flagged, PageRequest page, ListRealism handler, CancellationToken cancellationToken) =>
            (await handler.Handle(page, flagged ?? false, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListRealism");
    }
}
