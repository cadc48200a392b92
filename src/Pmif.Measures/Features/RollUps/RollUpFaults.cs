using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.RollUps;

internal static class RollUpFaults
{
    public static readonly Fault RequestInvalid = new("measures.roll-up-request", FaultKind.Invalid, "This roll-up cannot be worked out as it is asked for");
    public static readonly Fault WithoutParts = new("measures.roll-up-without-parts", FaultKind.Conflict, "There are no parts to roll up");
    public static readonly Fault PartsOverlap = new("measures.roll-up-parts-overlap", FaultKind.Conflict, "Some parts would count twice");
    public static readonly Fault TooLarge = new("measures.roll-up-too-large", FaultKind.TooLarge, "This roll-up takes in too much at once");

    public static Fault Refused(RuleBreach breach) => new(breach.Code, FaultKind.Conflict, "This measure cannot be rolled up so", breach.Detail);
}
