namespace Pmif.Framework.Domain.Plans;

/// <summary>Where a version stands. One version at most is in force.</summary>
public enum VersionState { Draft, Consultation, Approved, InForce, Superseded }
