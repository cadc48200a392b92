using Microsoft.AspNetCore.Http.HttpResults;
using Pmif.Reporting.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Rebuilds;

public static class RebuildsRest
{
    public static void MapRebuilds(this IEndpointRouteBuilder endpoints)
    {
        var rebuilds = endpoints.MapGroup("/v1/scorecards").RequireAuthorization(Rights.RebuildScorecards).WithTags("Rebuilds");
        rebuilds.MapPost("/rebuild", Request).WithName("RequestRebuild");
        rebuilds.MapGet("/rebuilds/{id:guid}", Get).WithName("GetRebuild");
    }

    private static async Task<Results<Accepted<Rebuild>, ProblemHttpResult>> Request(
        HttpContext http, RequestRebuild handler, CancellationToken cancellationToken) =>
        (await handler.Handle(Caller.Of(http).Name, cancellationToken))
            .ToHttp(rebuild => TypedResults.Accepted($"/v1/scorecards/rebuilds/{rebuild.Id}", rebuild));

    private static async Task<Results<Ok<Rebuild>, ProblemHttpResult>> Get(Guid id, GetRebuild handler, CancellationToken cancellationToken) =>
        (await handler.Handle(id, cancellationToken)).ToHttp();
}
