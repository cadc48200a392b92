using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.StandardisedRates;

internal static class RateFaults
{
    public static readonly Fault RequestInvalid = new("measures.rate-request", FaultKind.Invalid, "This rate cannot be worked out as it is asked for");
    public static readonly Fault NoFigures = new("measures.rate-no-figures", FaultKind.NotFound, "No age band has a figure");
}
