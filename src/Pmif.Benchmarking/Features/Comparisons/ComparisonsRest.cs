using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Comparisons;

internal static class ComparisonsRest
{
    public static void MapComparisons(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/v1/compare").WithETags().WithTags("Comparisons").RequireAuthorization(Rights.ReadBenchmarks)
            .MapGet("", async (string? measure, string? area, string? period, string? group, CompareArea handler, CancellationToken ct) =>
                (await handler.Handle(new CompareAreaRequest(measure, area, period, group), ct)).ToHttp())
            .WithName("Compare").WithSummary("Rank, quartile, spread and significance of an area's value in a group")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
