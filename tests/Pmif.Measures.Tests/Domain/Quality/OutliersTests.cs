using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Tests.Domain.Quality;

public sealed class OutliersTests
{
    // The example of Iglewicz and Hoaglin (1993), where the two large values hide each other from the ordinary Z-score: median 2.45, MAD 0.15.
    private static readonly double[] Book = [2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3];

    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        var scores = Outliers.Of(Book);
        Assert.Equal((2.45, OutlierSpread.Median), (scores.Median, scores.Spread));
        Assert.Equal([-1.574, 0.674, -0.225, 0.225, -0.674, -1.574, -0.674, 0.674, 25.856, 26.305], scores.Scores.Select(score => Math.Round(score, 3)));
        Assert.Equal([8, 9], Beyond(scores));
    }

    [Fact]
    public void Takes_the_middle_one_of_an_odd_number_of_values()
    {
        // Median 5, and of the distances 0 to 4, each but 0 twice, the median is 2.
        var scores = Outliers.Of([9, 2, 3, 4, 5, 6, 7, 8, 1]);
        Assert.Equal((5, 0.6745 * 4 / 2), (scores.Median, scores.Scores[0]));
    }

    [Fact]
    public void Takes_the_mean_deviation_where_more_than_half_of_the_values_are_equal()
    {
        // Median 5, MAD 0, mean deviation 0.8: 7 / (1.253314 × 0.8) = 6.981...
        var scores = Outliers.Of([5, 5, 5, 5, 5, 5, 5, 5, 4, 12]);
        Assert.Equal((5, OutlierSpread.Mean), (scores.Median, scores.Spread));
        Assert.Equal(7 / (1.253314 * 0.8), scores.Scores[9], 12);
        Assert.Equal([9], Beyond(scores));
    }

    [Fact]
    public void Says_nothing_of_equal_values_or_of_too_few()
    {
        Assert.Equal(OutlierSpread.None, Outliers.Of([3, 3, 3, 3, 3, 3, 3, 3]).Spread);
        Assert.Equal(OutlierSpread.None, Outliers.Of([1, 2, 3, 4, 5, 6, 700]).Spread);
        Assert.Equal([0, 0, 0], Outliers.Of([1, 2, 3]).Scores);
        Assert.Equal((0, OutlierSpread.None, 0), (Outliers.Of([]).Median, Outliers.Of([]).Spread, Outliers.Of([]).Scores.Count));
        Assert.Equal(7, Beyond(Outliers.Of([1, 2, 3, 4, 5, 6, 7, 700])).Single());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 100)]
    [InlineData(-3, 5)]
    public void Depends_on_neither_scale_nor_zero(double scale, double shift)
    {
        var (scores, scaled) = (Outliers.Of(Book), Outliers.Of([.. Book.Select(value => value * scale + shift)]));
        foreach (var (score, other) in scores.Scores.Zip(scaled.Scores))
            Assert.Equal(score * Math.Sign(scale), other, 6);
    }

    private static IEnumerable<int> Beyond(OutlierScores scores) => scores.Scores.Index().Where(pair => Math.Abs(pair.Item) > Outliers.Threshold).Select(pair => pair.Index);
}
