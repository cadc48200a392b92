namespace Pmif.Risk.Data.Rows;

/// <summary>A version of the matrix. Versions never change; the latest is in force.</summary>
public sealed class MatrixRow
{
    public int Version { get; init; }
    public required string[] Likelihoods { get; init; }
    public required string[] Impacts { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    public List<MatrixCellRow> Cells { get; init; } = [];
}

public sealed class MatrixCellRow
{
    public int Version { get; init; }
    public int Likelihood { get; init; }
    public int Impact { get; init; }
    public int Score { get; init; }
    public required string Band { get; init; }
}
