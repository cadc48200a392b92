using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Reviews;

/// <summary>What can go wrong with reviews, by stable code.</summary>
internal static class ReviewFaults
{
    public static readonly Fault KeyInvalid = new("risk.idempotency-key-invalid", FaultKind.Invalid, "An Idempotency-Key has 1 to 200 characters");
    public static readonly Fault KeyReused = new("risk.idempotency-key-reused", FaultKind.Conflict, "The Idempotency-Key was used for another review of this risk");
}
