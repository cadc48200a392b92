using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.CloserLook;

internal static class CloserLookRest
{
    public static void MapCloserLook(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures/{code}/closer-look", async (string code, string? breakdown, GetCloserLook handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, breakdown ?? "", cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetCloserLook");

        routes.MapGet("/closer-look", async (PageRequest page, ListCloserLook handler, CancellationToken cancellationToken) =>
            (await handler.Handle(page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListCloserLook");
    }
}
