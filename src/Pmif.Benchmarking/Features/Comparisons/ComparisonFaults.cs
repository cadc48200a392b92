using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Comparisons;

internal static class ComparisonFaults
{
    public static readonly Fault MeasureMissing = new("benchmarking.measure-missing", FaultKind.Invalid, "Say which measure to compare");
    public static readonly Fault MeasureUnknown = new("benchmarking.measure-unknown", FaultKind.NotFound, "This measure is not in the single data list");
    public static readonly Fault AreaUnknown = new("benchmarking.area-unknown", FaultKind.NotFound, "This area is not registered");
    public static readonly Fault OwnAreaUnknown = new("benchmarking.own-area-unknown", FaultKind.Conflict, "Name an area: no framework in force says which one is the council's own");
    public static readonly Fault NoDefaultGroup = new("benchmarking.no-default-group", FaultKind.Conflict, "Name a group: the measure has none of its own, or not one that exists");
    public static readonly Fault PeriodInvalid = new("benchmarking.period-invalid", FaultKind.Invalid, "This cannot be read as a period");
    public static readonly Fault ValueMissing = new("benchmarking.value-missing", FaultKind.NotFound, "The area has no value to compare");
    public static readonly Fault TooManyMeasures = new("benchmarking.too-many-measures", FaultKind.Invalid, $"At most {CompareMany.MostMeasures} measures at once");
}
