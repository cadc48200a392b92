using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Windows;

internal static class WindowsRest
{
    public static void MapWindows(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/measures/{code}/collection", async (string code, string? breakdown, string? period, GetWindow handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, breakdown ?? "", period), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetCollectionWindow");
}
