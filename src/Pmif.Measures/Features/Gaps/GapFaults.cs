using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Gaps;

internal static class GapFaults
{
    public static readonly Fault RequestInvalid = new("measures.gap-request", FaultKind.Invalid, "This gap cannot be worked out as it is asked for");
}
