using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Areas;

internal static class AreasRest
{
    public static void MapAreas(this IEndpointRouteBuilder endpoints)
    {
        var v1 = endpoints.MapGroup("/v1/areas").WithETags().WithTags("Areas");

        v1.MapPut("", async (HttpContext http, LoadAreas handler, CancellationToken ct) =>
                (await handler.Handle(new LoadAreasRequest(CsvBody.Of(http)), ct)).ToHttp())
            .RequireAuthorization(Rights.LoadBenchmarks)
            .WithName("LoadAreas").WithSummary("Registers areas with their validity and successors; those left out stay")
            .TakesCsv(CsvBody.SmallLimit)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);

        v1.MapGet("", async (PageRequest page, ListAreas handler, CancellationToken ct) => (await handler.Handle(page, ct)).ToHttp())
            .RequireAuthorization(Rights.ReadBenchmarks)
            .WithName("ListAreas").WithSummary("All areas by code").ProducesProblem(400);
    }
}
