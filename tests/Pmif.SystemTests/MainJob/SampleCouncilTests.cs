using System.Text.Json;

namespace Pmif.SystemTests.MainJob;

public sealed class SampleCouncilTests(SampleCouncil council)
{
    private static readonly string[] Rated = ["green", "amber", "red", "blue"];

    [Fact]
    public async Task The_balanced_scorecard_has_its_four_areas_with_real_ratings()
    {
        using var client = new CouncilClient(await council.Suite());
        var scorecard = await client.ReadScorecard();

        Assert.Equal(["Employees", "Customer experience", "Finance, governance & risk", "External assessment"],
            scorecard.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("name").GetString()));
        Assert.All(scorecard.GetProperty("groups").EnumerateArray(), group => Assert.NotEmpty(group.GetProperty("measures").EnumerateArray()));
        var counts = scorecard.GetProperty("counts");
        Assert.True(counts.GetProperty("rated").GetInt32() >= 10, counts.ToString());
        Assert.Equal(counts.GetProperty("rated").GetInt32(), Rated.Sum(word => counts.TryGetProperty(word, out var count) ? count.GetInt32() : 0));
    }

    [Theory]
    [InlineData("CUS06")]
    [InlineData("EXT06")]
    public async Task A_measure_whose_first_year_still_runs_is_not_due(string measure)
    {
        using var client = new CouncilClient(await council.Suite());
        Assert.Equal("not-due", (await client.Cell(measure)).GetProperty("rag").GetString());
    }

    [Fact]
    public async Task Three_feeds_have_come_and_nothing_of_them_is_held_back()
    {
        using var client = new CouncilClient(await council.Suite());
        var feeds = (await client.Read("v1/feeds")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["complaints-monthly", "finance-monthly", "hr-monthly"], feeds.Select(feed => feed.GetProperty("code").GetString()));
        Assert.All(feeds, feed => Assert.Equal(JsonValueKind.String, feed.GetProperty("lastReceivedAt").ValueKind));
        Assert.All(feeds, feed => Assert.Equal(0, feed.GetProperty("held").GetProperty("rows").GetInt64()));
    }

    [Fact]
    public async Task The_corporate_scorecard_has_the_six_policy_objectives()
    {
        using var client = new CouncilClient(await council.Suite());
        var scorecard = await client.ReadScorecard("corporate-plan");

        Assert.Equal(["PO1", "PO2", "PO3", "PO4", "PO5", "PO6"],
            scorecard.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_single_data_list_holds_thirty_measures_and_more()
    {
        using var client = new CouncilClient(await council.Suite());
        var list = await client.Read("v1/measures?limit=1000");
        Assert.True(list.GetProperty("items").GetArrayLength() >= 30);
    }

    [Fact]
    public async Task A_measure_of_the_official_statistics_knows_its_rank_among_neighbours()
    {
        using var client = new CouncilClient(await council.Suite());
        var ranked = (await client.ReadScorecard("corporate-plan")).GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("measures").EnumerateArray())
            .Where(cell => cell.TryGetProperty("benchmark", out var benchmark) && benchmark.ValueKind == JsonValueKind.Object)
            .ToList();
        Assert.True(ranked.Count >= 10, $"{ranked.Count} cells with a benchmark");
        Assert.All(ranked, cell => Assert.InRange(cell.GetProperty("benchmark").GetProperty("rank").GetInt32(), 1, cell.GetProperty("benchmark").GetProperty("of").GetInt32()));
    }

    [Fact]
    public async Task One_strategic_risk_asks_for_a_review_because_its_measure_is_red()
    {
        var suite = await council.Suite();
        using var risks = suite.HttpAs("admin", "risk");
        var list = JsonDocument.Parse(await risks.GetStringAsync("v1/risks")).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(5, list.Count);
        Assert.Contains(list, risk => risk.GetProperty("state").GetString() == "review-needed");
    }
}
