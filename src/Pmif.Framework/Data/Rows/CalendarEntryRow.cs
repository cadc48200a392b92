using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Data.Rows;

public sealed class CalendarEntryRow
{
    public int Version { get; init; }
    public required string Code { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    public required string Body { get; init; }
    public Cadence Cadence { get; init; }
    public required int[] Months { get; init; }
    public int? OffsetDays { get; init; }
}
