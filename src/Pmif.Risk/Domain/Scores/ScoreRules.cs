using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Matrices;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Domain.Scores;

/// <summary>How the three scores of a risk hang together.</summary>
public static class ScoreRules
{
    /// <summary>What forbids the scores: a missing current score, one outside the matrix, a target above the current score.</summary>
    public static IReadOnlyList<FaultIssue> Check(IReadOnlyDictionary<ScoreKind, Assessment> scores, RiskMatrix matrix)
    {
        var outside = scores.Where(score => Cell(score.Value, matrix) is null).Select(score => new FaultIssue(
            "risk.score-outside-matrix",
            $"Likelihood goes from 1 to {matrix.Likelihoods.Count} and impact from 1 to {matrix.Impacts.Count}.",
            Path(score.Key))).ToList();
        if (!scores.ContainsKey(ScoreKind.Current))
            outside.Add(new("risk.score-missing", "A risk has a current score.", Path(ScoreKind.Current)));
        if (outside.Count > 0)
            return outside;
        return Score(scores, ScoreKind.Target, matrix) > Score(scores, ScoreKind.Current, matrix)
            ? [new("risk.target-above-current", "The target score is above the current one; give both anew if the current one has fallen below it.", Path(ScoreKind.Target))]
            : [];
    }

    /// <summary>What is odd about scores that may be kept: controls that seem to make things worse.</summary>
    public static IReadOnlyList<FaultIssue> Warn(IReadOnlyDictionary<ScoreKind, Assessment> scores, RiskMatrix matrix) =>
        Score(scores, ScoreKind.Current, matrix) > Score(scores, ScoreKind.Inherent, matrix)
            ? [new("risk.current-above-inherent", "The current score is above the inherent one, as if the controls made it worse.", Path(ScoreKind.Current))]
            : [];

    private static int? Score(IReadOnlyDictionary<ScoreKind, Assessment> scores, ScoreKind kind, RiskMatrix matrix) =>
        scores.TryGetValue(kind, out var assessment) ? Cell(assessment, matrix)?.Score : null;

    private static MatrixCell? Cell(Assessment assessment, RiskMatrix matrix) => matrix.At(assessment.Likelihood, assessment.Impact);

    private static string Path(ScoreKind kind) => $"scores.{Words.Of(kind)}";
}
