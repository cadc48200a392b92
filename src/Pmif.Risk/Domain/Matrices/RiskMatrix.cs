namespace Pmif.Risk.Domain.Matrices;

/// <summary>How likelihood and impact make a score and a band. The band belongs to the cell, not to the product.</summary>
/// <param name="Likelihoods">Labels of the levels of likelihood, from 1, the least.</param>
/// <param name="Impacts">Labels of the levels of impact, from 1, the least.</param>
public sealed record RiskMatrix(IReadOnlyList<string> Likelihoods, IReadOnlyList<string> Impacts, IReadOnlyList<MatrixCell> Cells)
{
    /// <summary>The cell of a likelihood and an impact; none outside the matrix.</summary>
    public MatrixCell? At(int likelihood, int impact) => Cells.FirstOrDefault(cell => cell.Likelihood == likelihood && cell.Impact == impact);
}

/// <summary>One cell.</summary>
/// <param name="Score">Likelihood times impact, unless the council weighs its cells otherwise.</param>
/// <param name="Band">The council's word for how grave this is.</param>
public sealed record MatrixCell(int Likelihood, int Impact, int Score, string Band);
