using Pmif.Benchmarks.Forecasts;
using Pmif.Measures.Tests.Features.Submissions.Adapters;

namespace Pmif.Measures.Tests.Domain.Forecast;

public sealed class HeldBackTests
{
    [Fact]
    public void On_the_ONS_sample_forecasts_beat_the_last_value_and_about_four_of_five_outcomes_lie_within_their_intervals()
    {
        var all = AnnualSeries.Read([CommandLine.Repository("samples", "ons", "history.csv")]);

        var judged = HeldBack.Judge(all);

        Assert.Equal((432, 432, 863), (all.Count, judged.Series, judged.Forecasts));
        Assert.InRange(judged.Ratio, 0, 1);
        Assert.InRange(judged.Coverage, 0.7, 0.9);
    }
}
