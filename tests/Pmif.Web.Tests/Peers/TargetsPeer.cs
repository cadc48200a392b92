using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Peers;

public sealed class TargetsPeer(Council council) : Targets.TargetsBase
{
    public override Task<TargetVersion> GetTargets(GetTargetsRequest request, ServerCallContext context) =>
        Task.FromResult(council.Targets.GetValueOrDefault((request.Measure, request.Breakdown)) ?? throw Missing.Of("targets"));

    public override Task<ListTargetVersionsResponse> ListTargetVersions(ListTargetVersionsRequest request, ServerCallContext context)
    {
        var newest = council.Targets.GetValueOrDefault((request.Measure, request.Breakdown));
        return Task.FromResult(new ListTargetVersionsResponse
        {
            Versions =
            {
                Enumerable.Range(0, newest?.Version ?? 0).Select(back => new TargetVersion(newest!)
                {
                    Version = newest!.Version - back, Targets = { new GivenTarget { Period = "2023-04-01/P1Y", Value = $"{9 + back}" } },
                }),
            },
        });
    }

    public override Task<TargetVersion> PreviewTargets(TargetInput request, ServerCallContext context)
    {
        council.TargetInputs.Add(request);
        if (request.ToleranceUnit.Length == 0)
            throw new Fault("measures.tolerance-missing", FaultKind.Invalid, "Targets need a tolerance with its unit").ToRpcException();
        return Task.FromResult(council.TargetPreview ?? throw Missing.Of("measure"));
    }

    public override async Task<TargetProposal> ProposeTargets(TargetInput request, ServerCallContext context)
    {
        if (request.Reason.Length == 0)
            throw new Fault("measures.reason-missing", FaultKind.Invalid, "A reason is needed").ToRpcException();
        var caller = await Callers.Of(context, "measures");
        council.TargetProposals.Add(new()
        {
            Id = council.TargetProposals.Count + 1, State = "proposed", Targets = request, ProposedBy = caller.Name, ProposedById = caller.Id ?? "", ProposedAt = Timestamp.FromDateTime(SampleCouncil.Now),
        });
        return council.TargetProposals[^1];
    }

    public override Task<TargetProposal> GetTargetProposal(GetTargetProposalRequest request, ServerCallContext context) =>
        Task.FromResult(council.TargetProposals.Find(one => one.Id == request.Id) ?? throw Missing.Of("proposal"));

    public override Task<ListTargetProposalsResponse> ListTargetProposals(ListTargetProposalsRequest request, ServerCallContext context) => Task.FromResult(new ListTargetProposalsResponse
    {
        Proposals =
        {
            council.TargetProposals.Where(one => (request.State.Length == 0 || one.State == request.State) && (request.Measure.Length == 0 || one.Targets.Measure == request.Measure)),
        },
    });

    public override Task<TargetProposal> AcceptTargets(DecideTargetsRequest request, ServerCallContext context) => Decide(request, "accepted", context);

    public override Task<TargetProposal> RejectTargets(DecideTargetsRequest request, ServerCallContext context) =>
        request.Reason.Length == 0 ? throw new Fault("measures.reason-missing", FaultKind.Invalid, "A reason is needed").ToRpcException() : Decide(request, "rejected", context);

    public override Task<TargetProposal> WithdrawTargets(DecideTargetsRequest request, ServerCallContext context) => Decide(request, "withdrawn", context);

    private async Task<TargetProposal> Decide(DecideTargetsRequest request, string state, ServerCallContext context)
    {
        var proposal = council.TargetProposals.Find(one => one.Id == request.Id) ?? throw Missing.Of("proposal");
        (proposal.State, proposal.DecidedBy, proposal.DecisionReason) = (state, (await Callers.Of(context, "measures")).Name, request.Reason);
        proposal.DecidedAt = Timestamp.FromDateTime(SampleCouncil.Now);
        return proposal;
    }
}
