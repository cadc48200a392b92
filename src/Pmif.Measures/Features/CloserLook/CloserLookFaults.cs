using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.CloserLook;

internal static class CloserLookFaults
{
    public static readonly Fault TooLarge = new("measures.closer-look-too-large", FaultKind.TooLarge, "This measure has more parts than one look takes in");
}
