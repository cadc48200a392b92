using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

internal static class SeriesFaults
{
    public static readonly Fault TimeInvalid = new("measures.time-invalid", FaultKind.Invalid, "Days are written yyyy-MM-dd, and times in ISO 8601 with an offset");
}
