using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Rebases;

internal static class RebaseFaults
{
    public static readonly Fault PeriodInvalid = new("measures.rebase-period", FaultKind.Invalid, "Limits start anew at a period that has a value on the control chart, and not at its first");
    public static readonly Fault NotFound = new("measures.rebase-not-found", FaultKind.NotFound, "There is no such rebase");
    public static readonly Fault AlreadyRemoved = new("measures.rebase-removed", FaultKind.Conflict, "This rebase was removed already");
}
