using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Rebuilds;

public static class RebuildFaults
{
    public static readonly Fault NotFound = new("reporting.rebuild-not-found", FaultKind.NotFound, "There is no such rebuild");
}
