using Microsoft.AspNetCore.Http.HttpResults;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets.Proposals;

internal static class ProposalsRest
{
    public static void MapTargetProposals(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/measures/{code}/targets/proposals", async (string code, TargetsBody body, HttpContext http, ProposeTargets handler, CancellationToken cancellationToken) =>
            (await handler.Handle(code, body, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ProposeTargets).WithName("ProposeTargets");

        routes.MapGet("/target-proposals", async (PageRequest page, string? state, string? measure, HttpContext http, ListProposals handler, CancellationToken cancellationToken) =>
            (await handler.Handle(new(state, measure, page, Caller.Of(http)), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("ListTargetProposals");

        routes.MapGet("/target-proposals/{id:int}", async (int id, HttpContext http, ListProposals handler, CancellationToken cancellationToken) =>
            (await handler.One(id, Caller.Of(http), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetTargetProposal");

        routes.MapPost("/target-proposals/{id:int}/accept", (int id, ReasonBody? body, HttpContext http, DecideTargets handler, CancellationToken cancellationToken) =>
            Decide(id, ProposalState.Accepted, body, http, handler, cancellationToken)).RequireAuthorization(Rights.DecideTargets).WithName("AcceptTargets");

        routes.MapPost("/target-proposals/{id:int}/reject", (int id, ReasonBody? body, HttpContext http, DecideTargets handler, CancellationToken cancellationToken) =>
            Decide(id, ProposalState.Rejected, body, http, handler, cancellationToken)).RequireAuthorization(Rights.DecideTargets).WithName("RejectTargets");

        routes.MapPost("/target-proposals/{id:int}/withdraw", (int id, ReasonBody? body, HttpContext http, DecideTargets handler, CancellationToken cancellationToken) =>
            Decide(id, ProposalState.Withdrawn, body, http, handler, cancellationToken)).RequireAuthorization(Rights.ProposeTargets).WithName("WithdrawTargets");
    }

    private static async Task<Results<Ok<ProposalResponse>, ProblemHttpResult>> Decide(
        int id, ProposalState state, ReasonBody? body, HttpContext http, DecideTargets handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, state, body?.Reason, Caller.Of(http)), cancellationToken)).ToHttp();
}
