namespace Pmif.Measures.Domain.Collection;

/// <summary>Where a correction stands. Only a proposed one can still become another.</summary>
public enum CorrectionState { Proposed, Accepted, Rejected, Withdrawn }
