using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

internal static class CatalogueRest
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/measures", (PageRequest page, [AsParameters] MeasureFilter filter, ListMeasures handler, CancellationToken cancellationToken) =>
            handler.Handle(page, filter, cancellationToken)).RequireAuthorization(Rights.ReadMeasures).WithName("ListMeasures");

        routes.MapGet("/measures/{code}", async (string code, int? version, string? on, GetMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, version, SeriesRest.Day(on)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetMeasure");

        routes.MapGet("/measures/{code}/versions", async (string code, PageRequest page, ListVersions handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, page, cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListMeasureVersions");

        routes.MapPut("/measures/{code}", async (string code, MeasureDefinition definition, string? reason, bool? dryRun, HttpContext http, DefineMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(code, definition, Caller.Of(http), reason, ETags.IfMatch(http), dryRun ?? false), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DefineMeasures).WithName("DefineMeasure");

        routes.MapPost("/measures/{code}/retire", async (string code, RetireBody body, HttpContext http, RetireMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Retire(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DefineMeasures).WithName("RetireMeasure");

        routes.MapPost("/measures/{code}/reinstate", async (string code, ReinstateBody body, HttpContext http, RetireMeasure handler, CancellationToken cancellationToken) =>
            (await handler.Reinstate(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.DefineMeasures).WithName("ReinstateMeasure");
    }
}
