using Microsoft.AspNetCore.Http.HttpResults;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Groups;

internal static class GroupsRest
{
    public static void MapGroups(this IEndpointRouteBuilder endpoints)
    {
        var v1 = endpoints.MapGroup("/v1/groups").WithETags().WithTags("Comparator groups").RequireAuthorization(Rights.ReadBenchmarks);

        v1.MapPut("/{code}", async (string code, GroupBody body, HttpContext http, PutGroup handler, CancellationToken ct) =>
                (await handler.Handle(new PutGroupRequest(code, body, Caller.Of(http).Name), ct)).ToHttp(Answer))
            .RequireAuthorization(Rights.LoadBenchmarks)
            .WithName("PutGroup").WithSummary("Stores a comparator group; a change makes a new version")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);

        v1.MapGet("/{code}", async (string code, int? version, GetGroup handler, CancellationToken ct) =>
                (await handler.Handle(new GetGroupRequest(code, version), ct)).ToHttp())
            .WithName("GetGroup").WithSummary("A comparator group as it stands, or in one of its versions").ProducesProblem(404);

        v1.MapGet("", async (PageRequest page, ListGroups handler, CancellationToken ct) => (await handler.Handle(page, ct)).ToHttp())
            .WithName("ListGroups").WithSummary("All comparator groups as they stand").ProducesProblem(400);
    }

    private static Results<Ok<GroupView>, Created<GroupView>> Answer(PutGroupAnswer answer) =>
        answer.IsNew ? TypedResults.Created($"/v1/groups/{Uri.EscapeDataString(answer.Group.Code)}", answer.Group) : TypedResults.Ok(answer.Group);
}
