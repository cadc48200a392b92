using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Targets;

/// <summary>Reads targets and their proposals, tries proposals out, makes and decides them.</summary>
public sealed class TargetParts(Pmif.Contracts.Measures.V1.Targets.TargetsClient targets, Ask ask)
{
    private const int MostVersions = 20, Most = 100;

    /// <summary>The targets that stand.</summary>
    public Task<Part<TargetVersion>> Standing(string measure, string breakdown, CancellationToken ct) =>
        ask.For("The targets of this measure", () => targets.GetTargetsAsync(new() { Measure = measure, Breakdown = breakdown }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>The latest versions, newest first.</summary>
    public Task<Part<ListTargetVersionsResponse>> Versions(string measure, string breakdown, CancellationToken ct) => ask.For("The versions of the targets", () =>
        targets.ListTargetVersionsAsync(new() { Measure = measure, Breakdown = breakdown, Limit = MostVersions }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Proposals, newest first: those of one measure or, for "", all; those that wait, or those that were decided.</summary>
    public Task<Part<IReadOnlyList<TargetProposal>>> Proposals(string measure, bool waiting, CancellationToken ct) =>
        ask.For<IReadOnlyList<TargetProposal>>(waiting ? "The list of proposed targets" : "The list of decided targets", async () =>
            [.. (await targets.ListTargetProposalsAsync(new() { Measure = measure, State = waiting ? "proposed" : "", Limit = Most }, cancellationToken: ct)).Proposals
                .Where(one => waiting || one.State != "proposed")], ct);

    /// <summary>One proposal.</summary>
    public Task<Part<TargetProposal>> Proposal(int id, CancellationToken ct) =>
        ask.For("The proposal", () => targets.GetTargetProposalAsync(new() { Id = id }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>What targets would come to; the fault where they are not sound.</summary>
    public Task<Result<TargetVersion>> Preview(TargetInput input, CancellationToken ct) => targets.PreviewTargetsAsync(input, cancellationToken: ct).AsResult();

    /// <summary>Proposes.</summary>
    public Task<Result<TargetProposal>> Propose(TargetInput input, CancellationToken ct) => targets.ProposeTargetsAsync(input, cancellationToken: ct).AsResult();

    /// <summary>Accepts, rejects or withdraws a proposal.</summary>
    public Task<Result<TargetProposal>> Decide(string decision, DecideTargetsRequest request, CancellationToken ct) => (decision switch
    {
        "accept" => targets.AcceptTargetsAsync(request, cancellationToken: ct),
        "withdraw" => targets.WithdrawTargetsAsync(request, cancellationToken: ct),
        _ => targets.RejectTargetsAsync(request, cancellationToken: ct),
    }).AsResult();
}
