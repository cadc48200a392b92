using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

internal static class QuarantineFaults
{
    public static readonly Fault NotFound = new("measures.quarantine-not-found", FaultKind.NotFound, "Nothing was held back of such a submission");
    public static readonly Fault Decided = new("measures.quarantine-decided", FaultKind.Conflict, "Nothing of this submission is held any more");
    public static readonly Fault StateInvalid = new("measures.quarantine-state-invalid", FaultKind.Invalid, "A state is held, released, discarded or superseded");
}
