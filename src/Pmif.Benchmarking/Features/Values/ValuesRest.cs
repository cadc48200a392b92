using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Values;

internal static class ValuesRest
{
    public static void MapValues(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/v1/values", async (HttpContext http, LoadValues handler, CancellationToken ct) =>
                (await handler.Handle(new LoadValuesRequest(CsvBody.Of(http), Caller.Of(http).Name), ct)).ToHttp())
            .RequireAuthorization(Rights.LoadBenchmarks).WithTags("Comparator values")
            .WithName("LoadValues").WithSummary("Takes other areas' values; a receipt tells what became of every row")
            .TakesCsv(CsvBody.LargeLimit)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);
}
