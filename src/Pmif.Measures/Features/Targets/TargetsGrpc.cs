using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Measures.Features.Targets.Proposals;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>The gRPC door to targets and proposals of targets.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class TargetsGrpc(
    GetTargets get, ListTargetVersions versions, ReadTargets read, TryTargets @try, ProposeTargets propose, ListProposals proposals, DecideTargets decide)
    : Contracts.Measures.V1.Targets.TargetsBase
{
    public override async Task<TargetVersion> GetTargets(GetTargetsRequest request, ServerCallContext context) =>
        (await get.Handle(request.Measure, request.Breakdown, context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListTargetVersionsResponse> ListTargetVersions(ListTargetVersionsRequest request, ServerCallContext context)
    {
        var page = (await versions.Handle(request.Measure, request.Breakdown, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { Versions = { page.Items.Select(TargetMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.ProposeTargets)]
    public override async Task<TargetVersion> PreviewTargets(TargetInput request, ServerCallContext context)
    {
        var body = (await read.Handle(request, context.CancellationToken)).OrThrowRpc();
        return (await @try.Handle(request.Measure, body, CallerOf(context), context.CancellationToken)).OrThrowRpc().ToMessage();
    }

    [Authorize(Rights.ProposeTargets)]
    public override async Task<TargetProposal> ProposeTargets(TargetInput request, ServerCallContext context)
    {
        var body = (await read.Handle(request, context.CancellationToken)).OrThrowRpc();
        return (await propose.Handle(request.Measure, body, CallerOf(context), context.CancellationToken)).OrThrowRpc().ToMessage();
    }

    public override async Task<TargetProposal> GetTargetProposal(GetTargetProposalRequest request, ServerCallContext context) =>
        (await proposals.One(request.Id, CallerOf(context), context.CancellationToken)).OrThrowRpc().ToMessage();

    public override async Task<ListTargetProposalsResponse> ListTargetProposals(ListTargetProposalsRequest request, ServerCallContext context)
    {
        var page = (await proposals.Handle(new(request.State, request.Measure, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), CallerOf(context)),
            context.CancellationToken)).OrThrowRpc();
        return new() { Proposals = { page.Items.Select(TargetMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.DecideTargets)]
    public override Task<TargetProposal> AcceptTargets(DecideTargetsRequest request, ServerCallContext context) => Decide(request, ProposalState.Accepted, context);

    [Authorize(Rights.DecideTargets)]
    public override Task<TargetProposal> RejectTargets(DecideTargetsRequest request, ServerCallContext context) => Decide(request, ProposalState.Rejected, context);

    [Authorize(Rights.ProposeTargets)]
    public override Task<TargetProposal> WithdrawTargets(DecideTargetsRequest request, ServerCallContext context) => Decide(request, ProposalState.Withdrawn, context);

    private async Task<TargetProposal> Decide(DecideTargetsRequest request, ProposalState state, ServerCallContext context) =>
        (await decide.Handle(new(request.Id, state, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    private static Caller CallerOf(ServerCallContext context) => Caller.Of(context.GetHttpContext());
}
