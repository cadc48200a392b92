using Pmif.Risk.Domain.Scores;

namespace Pmif.Risk.Tests.Domain.Scores;

public sealed class ScoreRulesTests
{
    [Fact]
    public void Sound_scores_give_neither_faults_nor_warnings()
    {
        var scores = Scores((5, 5), (3, 4), (2, 4));

        Assert.Empty(ScoreRules.Check(scores, Sample.Matrix));
        Assert.Empty(ScoreRules.Warn(scores, Sample.Matrix));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(6, 3)]
    [InlineData(3, 0)]
    [InlineData(3, 6)]
    public void Refuses_a_score_outside_the_matrix(int likelihood, int impact) =>
        Assert.Equal(("risk.score-outside-matrix", "scores.current"), Only(ScoreRules.Check(Scores(null, (likelihood, impact), null), Sample.Matrix)));

    [Fact]
    public void Refuses_a_risk_without_a_current_score() =>
        Assert.Equal(("risk.score-missing", "scores.current"), Only(ScoreRules.Check(Scores((5, 5), null, (1, 1)), Sample.Matrix)));

    [Theory]
    [InlineData(4, 3, true)]
    [InlineData(3, 4, false)]
    [InlineData(2, 5, false)]
    [InlineData(5, 3, true)]
    public void Refuses_a_target_above_the_current_score_and_takes_an_equal_one(int likelihood, int impact, bool isAbove)
    {
        // Current: 3 x 4 = 12.
        var issues = ScoreRules.Check(Scores(null, (3, 4), isAbove ? (likelihood, impact + 1) : (likelihood, impact)), Sample.Matrix);

        Assert.Equal(isAbove ? ["risk.target-above-current"] : [], issues.Select(i => i.Code));
    }

    [Fact]
    public void Warns_of_a_current_score_above_the_inherent_one()
    {
        var scores = Scores((2, 2), (3, 2), null);

        Assert.Empty(ScoreRules.Check(scores, Sample.Matrix));
        Assert.Equal(("risk.current-above-inherent", "scores.current"), Only(ScoreRules.Warn(scores, Sample.Matrix)));
    }

    private static (string, string) Only(IReadOnlyList<ServiceDefaults.FaultIssue> issues) => (Assert.Single(issues).Code, issues[0].Path);

    private static Dictionary<ScoreKind, Assessment> Scores((int, int)? inherent, (int, int)? current, (int, int)? target) =>
        new (ScoreKind Kind, (int Likelihood, int Impact)? Given)[] { (ScoreKind.Inherent, inherent), (ScoreKind.Current, current), (ScoreKind.Target, target) }
            .Where(s => s.Given is not null).ToDictionary(s => s.Kind, s => new Assessment(s.Given!.Value.Likelihood, s.Given.Value.Impact, ""));
}
