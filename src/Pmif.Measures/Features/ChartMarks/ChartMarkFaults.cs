using Pmif.Measures.Domain.Variation;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.ChartMarks;

internal static class ChartMarkFaults
{
    private static readonly Fault RebasePeriod = new("measures.rebase-period", FaultKind.Invalid, "Limits start anew at a period that has a value on the control chart, and not at its first");
    private static readonly Fault GhostPeriod = new("measures.ghost-period", FaultKind.Invalid, "Only a period that has a value on the control chart can be ghosted");
    private static readonly Fault RebaseNotFound = new("measures.rebase-not-found", FaultKind.NotFound, "There is no such rebase");
    private static readonly Fault GhostNotFound = new("measures.ghost-not-found", FaultKind.NotFound, "There is no such ghosted point");
    private static readonly Fault RebaseRemoved = new("measures.rebase-removed", FaultKind.Conflict, "This rebase was removed already");
    private static readonly Fault GhostRemoved = new("measures.ghost-removed", FaultKind.Conflict, "This point is no longer ghosted");

    public static Fault PeriodInvalid(ChartMarkKind kind) => kind == ChartMarkKind.Rebase ? RebasePeriod : GhostPeriod;

    public static Fault NotFound(ChartMarkKind kind) => kind == ChartMarkKind.Rebase ? RebaseNotFound : GhostNotFound;

    public static Fault AlreadyRemoved(ChartMarkKind kind) => kind == ChartMarkKind.Rebase ? RebaseRemoved : GhostRemoved;
}
