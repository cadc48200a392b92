using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

internal static class BreakdownFaults
{
    public static readonly Fault NotFound = new("measures.breakdown-not-found", FaultKind.NotFound, "There is no such breakdown");
    public static readonly Fault CodeInvalid = new("measures.breakdown-code-invalid", FaultKind.Invalid, "This cannot be the code of a breakdown");
    public static readonly Fault NameMissing = new("measures.breakdown-name-missing", FaultKind.Invalid, "A breakdown has a name of 1 to 500 characters");
    public static readonly Fault ValidityInverted = new("measures.breakdown-validity", FaultKind.Invalid, "A breakdown ends before it begins");
    public static readonly Fault Related = new("measures.breakdown-related", FaultKind.Invalid, "Parents and successors are codes of other breakdowns");
}
