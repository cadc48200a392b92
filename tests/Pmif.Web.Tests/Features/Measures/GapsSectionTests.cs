using Pmif.Contracts.Measures.V1;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.Features.Measures;

public sealed class GapsSectionTests
{
    [Fact]
    public async Task A_gap_is_told_with_its_interval_its_ratio_and_how_each_has_moved()
    {
        var html = await Page(Equality());
        var text = Html.Text(html);
        Assert.Contains("Gaps between groups Sex More than chance. 2025/26: Men 55.7% against Women 68.5%, a gap of 12.8 percentage points (95% confidence interval 7.3 to 18.4), or 0.81 times.", text, StringComparison.Ordinal);
        Assert.Contains("Within a year it has narrowed as a difference and widened as a ratio.", text, StringComparison.Ordinal);
        Assert.Contains("Men Worst off 55.7% 50.5% to 60.8%", text, StringComparison.Ordinal);
        Assert.DoesNotContain("by chance", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_whose_interval_holds_zero_is_too_close_to_call()
    {
        var gap = Equality();
        (gap.AbsoluteLower, gap.AbsoluteUpper, gap.Of) = ("-18.4", "0.3", 3);
        var text = Html.Text(await Page(gap));
        Assert.Contains("Too close to call. 2025/26: Men", text, StringComparison.Ordinal);
        Assert.Contains("The figures do not show that the two differ: a gap like this can come about by chance. 1 of 3 have no figure.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deprivation_groups_keep_their_order_and_have_a_slope()
    {
        var gap = new Gap
        {
            Measure = "CM01", Kind = "deprivation", Period = "2025-04-01/P1Y", PeriodLabel = "2025/26", From = "q1", To = "q3", Absolute = "10", Relative = "1.5", Count = 3, Of = 3,
            Groups = { Group("q1", "Most deprived fifth", "30"), Group("q2", "Middle", "35"), Group("q3", "Least deprived fifth", "20") },
            Slope = new() { Sii = -12.34, SiiLower = -20.1, SiiUpper = -4.2, Rii = 0.63 },
        };
        var text = Html.Text(await Page(gap));
        Assert.Contains("Deprivation groups Not tested for chance.", text, StringComparison.Ordinal);
        Assert.Contains("from the most deprived end to the least: -12.3 percentage points (slope index of inequality, 95% interval -20.1 percentage points to -4.2 percentage points); 0.63 times (relative index).", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("fifth Most deprived 30.0%", StringComparison.Ordinal) < text.IndexOf("Middle 35.0%", StringComparison.Ordinal));
        Assert.True(text.IndexOf("Middle 35.0%", StringComparison.Ordinal) < text.IndexOf("fifth Least deprived 20.0%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gap_that_would_give_a_group_away_is_not_told()
    {
        var gap = new Gap { Measure = "CM01", Kind = "equality", PeriodLabel = "2025/26", RefusalCode = "measures.gap-suppressed", RefusalMessage = "A group is confidential; the gap would give it away.", Groups = { Group("a", "Men", "50"), Group("b", "Women", "") } };
        var text = Html.Text(await Page(gap));
        Assert.Contains("No gap is told for 2025/26. A group is confidential; the gap would give it away.", text, StringComparison.Ordinal);
        Assert.Contains("Women No figure", text, StringComparison.Ordinal);
        Assert.DoesNotContain("chance", text, StringComparison.Ordinal);
    }

    private static Gap Equality() => new()
    {
        Measure = "CM01", Kind = "equality", Set = "sex", Period = "2025-04-01/P1Y", PeriodLabel = "2025/26", From = "men", To = "women", Absolute = "-12.8", AbsoluteDirection = "improving",
        Relative = "0.8129", RelativeDirection = "declining", AbsoluteLower = "-18.4", AbsoluteUpper = "-7.3", Count = 2, Of = 2,
        Groups = { Group("men", "Men", "55.7", "50.5", "60.8"), Group("women", "Women", "68.5", "66.7", "70.2") },
    };

    private static GapGroup Group(string code, string name, string value, string lower = "", string upper = "") => new() { Breakdown = code, Name = name, Value = value, Lower = lower, Upper = upper };

    private static async Task<string> Page(Gap gap)
    {
        var council = SampleCouncil.Make();
        council.Breakdowns.Add(new() { Code = "sex", Kind = "equality", Name = "Sex" });
        council.Gaps.Add(gap);
        await using var site = await WebSite.Start(council);
        return (await site.Get("/measures/CM01")).Html;
    }
}
