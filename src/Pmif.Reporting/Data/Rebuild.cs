namespace Pmif.Reporting.Data;

/// <summary>An order to fill the scorecards anew from the services that own the facts. It stays open until it has been done.</summary>
public sealed class Rebuild
{
    public required Guid Id { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the cells were replaced; what remains after that does not repeat it.</summary>
    public DateTimeOffset? CellsFilledAt { get; set; }

    public int Attempts { get; set; }

    public int Measures { get; set; }

    public long Cells { get; set; }

    /// <summary>Why the last attempt failed; null when none did.</summary>
    public string? LastError { get; set; }
}
