using Pmif.ServiceDefaults;

namespace Pmif.Risk.Domain.Matrices;

/// <summary>What a matrix must satisfy before risks are scored with it.</summary>
public static class MatrixRules
{
    /// <summary>Fewest levels of likelihood and of impact.</summary>
    public const int Fewest = 2;

    /// <summary>Most levels of likelihood and of impact.</summary>
    public const int Most = 10;

    private const int LongestWord = 100;

    /// <summary>
    /// Everything that is wrong; empty where nothing is. Every pair of levels has one cell, and a risk that grows in likelihood or impact never
    /// falls in score.
    /// </summary>
    public static IReadOnlyList<FaultIssue> Check(RiskMatrix matrix)
    {
        List<FaultIssue> issues = [.. Labels("likelihoods", matrix.Likelihoods), .. Labels("impacts", matrix.Impacts)];
        if (issues.Count > 0)
            return issues;

        var cells = matrix.Cells.ToLookup(cell => (cell.Likelihood, cell.Impact));
        var expected = matrix.Likelihoods.Count * matrix.Impacts.Count;
        for (var likelihood = 1; likelihood <= matrix.Likelihoods.Count; likelihood++)
            for (var impact = 1; impact <= matrix.Impacts.Count; impact++)
                if (cells[(likelihood, impact)].Count() != 1)
                    issues.Add(new("risk.matrix-cell-missing", $"Likelihood {likelihood} with impact {impact} has {cells[(likelihood, impact)].Count()} cells, not one.", "cells"));
        if (matrix.Cells.Count > expected && issues.Count == 0)
            issues.Add(new("risk.matrix-cell-outside", "A cell lies outside the levels.", "cells"));
        if (issues.Count > 0)
            return issues;
        return [.. matrix.Cells.SelectMany((cell, i) => Cell(matrix, cell, $"cells[{i}]"))];
    }

    private static IEnumerable<FaultIssue> Labels(string path, IReadOnlyList<string> labels)
    {
        if (labels.Count is < Fewest or > Most)
            yield return new("risk.matrix-size", $"There are {Fewest} to {Most} levels.", path);
        foreach (var (i, label) in labels.Index())
            if (!IsWord(label))
                yield return new("risk.matrix-label", $"A label has 1 to {LongestWord} characters.", $"{path}[{i}]");
    }

    private static IEnumerable<FaultIssue> Cell(RiskMatrix matrix, MatrixCell cell, string path)
    {
        if (!IsWord(cell.Band))
            yield return new("risk.matrix-band", $"A band has 1 to {LongestWord} characters.", $"{path}.band");
        if (cell.Score is < 1 or > 1_000_000)
            yield return new("risk.matrix-score", "A score is 1 to 1,000,000.", $"{path}.score");
        if (matrix.At(cell.Likelihood - 1, cell.Impact)?.Score > cell.Score || matrix.At(cell.Likelihood, cell.Impact - 1)?.Score > cell.Score)
            yield return new("risk.matrix-falls", "The score is below that of a lower likelihood or impact.", $"{path}.score");
    }

    private static bool IsWord(string? word) => !string.IsNullOrWhiteSpace(word) && word.Length <= LongestWord && !word.Any(char.IsControl);
}
