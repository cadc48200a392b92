namespace Pmif.Risk.Domain.Register;

/// <summary>Where a risk stands in the register.</summary>
public enum RiskState { Open, ReviewNeeded, Closed }
