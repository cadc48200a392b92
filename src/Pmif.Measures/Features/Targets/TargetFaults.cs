using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

internal static class TargetFaults
{
    public static readonly Fault NotSet = new("measures.targets-not-set", FaultKind.NotFound, "No targets are set for this series");
    public static readonly Fault ToleranceMissing = new("measures.tolerance-missing", FaultKind.Invalid, "Targets need a tolerance with its unit: relative, absolute, percentage-points or threshold");
    public static readonly Fault TooMany = new("measures.target-count", FaultKind.Invalid, "There are at most 1,000 targets, and a reason of at most 2,000 characters");
    public static readonly Fault ApprovalRequired = new("measures.target-approval-required", FaultKind.Conflict, "A change of these targets needs a second person; propose it");

    public static readonly Fault NumberInvalid = new("measures.target-number", FaultKind.Invalid, "A number of the targets is missing or cannot be read");
    public static readonly Fault WordInvalid = new("measures.target-word", FaultKind.Invalid, "A choice or a day of the targets cannot be read");

    public static Fault Invalid(RuleBreach breach) => new(breach.Code, FaultKind.Invalid, "The targets are not sound", breach.Detail);
}
