using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets.Proposals;

internal static class ProposalFaults
{
    public static readonly Fault NotFound = new("measures.target-proposal-not-found", FaultKind.NotFound, "There is no such proposal");
    public static readonly Fault Open = new("measures.target-proposal-open", FaultKind.Conflict, "Other targets for this series are waiting for a decision");
    public static readonly Fault Unchanged = new("measures.target-proposal-unchanged", FaultKind.Conflict, "The proposal says what stands already");
    public static readonly Fault Decided = new("measures.target-proposal-decided", FaultKind.Conflict, "This proposal was decided already");
    public static readonly Fault Outdated = new("measures.target-proposal-outdated", FaultKind.Conflict, "The targets have changed since these were proposed; propose them anew");
    public static readonly Fault SamePerson = new("measures.target-same-person", FaultKind.Forbidden, "Targets are decided by another person than the one who proposed them");
    public static readonly Fault NotTheProposer = new("measures.target-not-the-proposer", FaultKind.Forbidden, "Proposed targets are withdrawn by the one who proposed them");
    public static readonly Fault StateInvalid = new("measures.target-proposal-state-invalid", FaultKind.Invalid, "A proposal is proposed, accepted, rejected or withdrawn");
}
