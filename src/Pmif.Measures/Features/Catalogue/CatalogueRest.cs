using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

internal static class CatalogueRest
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures", (PageRequest page, string? source, ListMeasures handler, CancellationToken cancellationToken) =>
            handler.Handle(page, source, cancellationToken)).RequireAuthorization(Rights.Read).WithName("ListMeasures");

        routes.MapGet("/measures/{code}", async (string code, GetMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, cancellationToken)).ToHttp()).RequireAuthorization(Rights.Read).WithName("GetMeasure");

        routes.MapPut("/measures/{code}", async (string code, MeasureDefinition definition, HttpContext http, DefineMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, definition, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.Administer).WithName("DefineMeasure");
    }
}
