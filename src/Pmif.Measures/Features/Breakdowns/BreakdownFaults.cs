using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

internal static class BreakdownFaults
{
    public static readonly Fault NotFound = new("measures.breakdown-not-found", FaultKind.NotFound, "There is no such breakdown");
    public static readonly Fault CodeInvalid = new("measures.breakdown-code-invalid", FaultKind.Invalid, "This cannot be the code of a breakdown");
    public static readonly Fault NameMissing = new("measures.breakdown-name-missing", FaultKind.Invalid, "A breakdown has a name of 1 to 500 characters");
    public static readonly Fault ValidityInverted = new("measures.breakdown-validity", FaultKind.Invalid, "A breakdown ends before it begins");
    public static readonly Fault ListTooLong = new("measures.breakdown-list-too-long", FaultKind.TooLarge, "A list has at most 5,000 breakdowns");
    public static readonly Fault ListInvalid = new("measures.breakdown-list-invalid", FaultKind.Invalid, "Some breakdowns in the list are not sound");
    public static readonly Fault ListedTwice = new("measures.breakdown-listed-twice", FaultKind.Invalid, "The list has this breakdown already");
    public static readonly Fault MembershipInvalid = new("measures.breakdown-membership", FaultKind.Invalid, "A membership names a parent, begins before it ends and overlaps no other of the same parent");
    public static readonly Fault ParentCycle = new("measures.breakdown-parent-cycle", FaultKind.Conflict, "A breakdown cannot belong to itself, not even by way of others");
    public static readonly Fault SuccessorCycle = new("measures.breakdown-successor-cycle", FaultKind.Conflict, "A breakdown cannot take its own place, not even by way of others");
    public static readonly Fault Related = new("measures.breakdown-related", FaultKind.Invalid, "Parents and successors are codes of other breakdowns");
}
