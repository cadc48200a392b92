using Pmif.Risk.Domain.Matrices;

namespace Pmif.Risk.Tests.Domain.Matrices;

public sealed class MatrixRulesTests
{
    // domain.md 7: 1 to 4 low, 5 to 9 medium, 10 to 14 high, 15 to 25 critical.
    [Theory]
    [InlineData(1, 4, 4, "low")]
    [InlineData(1, 5, 5, "medium")]
    [InlineData(3, 3, 9, "medium")]
    [InlineData(2, 5, 10, "high")]
    [InlineData(3, 4, 12, "high")]
    [InlineData(3, 5, 15, "critical")]
    [InlineData(5, 5, 25, "critical")]
    public void A_cell_has_its_own_score_and_band(int likelihood, int impact, int score, string band) =>
        Assert.Equal(new MatrixCell(likelihood, impact, score, band), Sample.Matrix.At(likelihood, impact));

    [Fact]
    public void The_usual_matrix_is_sound() => Assert.Empty(MatrixRules.Check(Sample.Matrix));

    [Fact]
    public void A_band_may_follow_the_cell_rather_than_the_product()
    {
        var cells = Sample.Matrix.Cells.Select(c => c is { Likelihood: 1, Impact: 5 } ? c with { Band = "critical" } : c).ToList();

        Assert.Empty(MatrixRules.Check(Sample.Matrix with { Cells = cells }));
    }

    [Fact]
    public void Refuses_a_pair_of_levels_without_a_cell() =>
        Assert.Equal("risk.matrix-cell-missing", Assert.Single(MatrixRules.Check(Sample.Matrix with { Cells = [.. Sample.Matrix.Cells.Skip(1)] })).Code);

    [Fact]
    public void Refuses_a_cell_twice() =>
        Assert.Equal("risk.matrix-cell-missing", Assert.Single(MatrixRules.Check(Sample.Matrix with { Cells = [.. Sample.Matrix.Cells, Sample.Matrix.Cells[0]] })).Code);

    [Fact]
    public void Refuses_a_cell_outside_the_levels() =>
        Assert.Equal("risk.matrix-cell-outside", Assert.Single(MatrixRules.Check(Sample.Matrix with { Cells = [.. Sample.Matrix.Cells, new(6, 1, 6, "low")] })).Code);

    [Fact]
    public void Refuses_a_score_that_falls_as_the_risk_grows()
    {
        var cells = Sample.Matrix.Cells.Select(c => c is { Likelihood: 5, Impact: 5 } ? c with { Score = 19 } : c).ToList();

        Assert.Equal("risk.matrix-falls", Assert.Single(MatrixRules.Check(Sample.Matrix with { Cells = cells })).Code);
    }

    [Fact]
    public void Refuses_too_few_and_too_many_levels()
    {
        Assert.Equal("risk.matrix-size", Assert.Single(MatrixRules.Check(Sample.Matrix with { Impacts = ["One"] })).Code);
        Assert.Equal("risk.matrix-size", Assert.Single(MatrixRules.Check(Sample.Matrix with { Likelihoods = [.. Enumerable.Repeat("x", 11)] })).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\u0007")]
    public void Refuses_a_band_that_cannot_be_read(string band)
    {
        var cells = Sample.Matrix.Cells.Select((c, i) => i == 0 ? c with { Band = band } : c).ToList();

        Assert.Equal(("risk.matrix-band", "cells[0].band"), (Assert.Single(MatrixRules.Check(Sample.Matrix with { Cells = cells })).Code, MatrixRules.Check(Sample.Matrix with { Cells = cells })[0].Path));
    }
}
