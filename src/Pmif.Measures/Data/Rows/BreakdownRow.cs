using Pmif.Measures.Domain.Breakdowns;

namespace Pmif.Measures.Data.Rows;

internal sealed class BreakdownRow
{
    /// <summary>The row that stands for the whole council.</summary>
    public const int WholeCouncil = 0;

    public int Id { get; init; }
    public required string Code { get; init; }
    public string? Kind { get; set; }
    public required string Name { get; set; }
    public string[] Parents { get; set; } = [];
    public Membership[] Memberships { get; set; } = [];
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string[] Successors { get; set; } = [];
    public DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
}
