using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features;

internal static class CsvFaults
{
    public static readonly Fault HeaderMissing = new("benchmarking.header-missing", FaultKind.Invalid, "The header lacks a column that must be there");
    public static readonly Fault RowTooLong = new("benchmarking.row-too-long", FaultKind.Invalid, "The body holds a row that is longer than any row of figures");
    public static readonly Fault TooManyRows = new("benchmarking.too-many-rows", FaultKind.TooLarge, "The body has more rows than this takes at once");
}
