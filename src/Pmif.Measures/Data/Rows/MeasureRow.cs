using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Data.Rows;

internal sealed class MeasureRow
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public List<MeasureVersionRow> Versions { get; init; } = [];
}

internal sealed class MeasureVersionRow
{
    public int MeasureId { get; init; }
    public int Version { get; init; }
    public required string Source { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public required MeasureDefinition Definition { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
    public string Reason { get; init; } = "";
    public DateOnly? RetiredFrom { get; init; }
    public string? RetiredReason { get; init; }
    public string? ReplacedBy { get; init; }

    public Retirement? Retirement => RetiredFrom is { } from ? new(from, RetiredReason ?? "", ReplacedBy) : null;
}
