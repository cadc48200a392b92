namespace Pmif.Measures.Features.Targets.Proposals;

/// <summary>Where proposed targets stand.</summary>
public enum ProposalState { Proposed, Accepted, Rejected, Withdrawn }
