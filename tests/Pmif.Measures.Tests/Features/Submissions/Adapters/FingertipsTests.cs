using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Submissions.Adapters;

/// <summary>Rows in the shape of the Fingertips API's CSV; the figures are made up.</summary>
public sealed class FingertipsTests(MeasuresFixture fixture)
{
    private const string Header = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
        + "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
        + "Compared to England value or percentiles,Compared to Region value or percentiles,Time period Sortable,New data,Compared to goal,Time period range";

    private readonly string id = $"{Random.Shared.Next(100_000, int.MaxValue)}";

    [Fact]
    public async Task A_row_is_the_feed_of_its_indicator_sex_and_age_and_persons_are_the_indicators_own()
    {
        var area = await fixture.DefineBreakdown();
        var persons = await fixture.DefineMeasure(new { frequency = "annual", feeds = new[] { $"fingertips:{id}" } });
        var males = await fixture.DefineMeasure(new { frequency = "annual", feeds = new[] { $"fingertips:{id}|Male|18+ yrs" } });

        var receipt = await Push(
            $"{id},Smoking,E12000001,North East,{area},A place,Districts,Persons,18+ yrs,,,2022/23,12.5,11.5,13.5,10,15,250,2000,,,,,20220000,,,1y",
            $"{id},Smoking,E12000001,North East,{area},A place,Districts,Male,18+ yrs,,,2022/23,14.5,13.5,15.5,12,17,145,1000,,,,,20220000,,,1y",
            $"{id},Smoking,E12000001,North East,{area},A place,Districts,Female,18+ yrs,,,2022/23,10.5,9.5,11.5,8,13,105,1000,,,,,20220000,,,1y");

        Assert.Equal((3, 2, 0, 0, 1), SubmitValuesTests.Counts(receipt));
        Assert.Equal([(3, "measures.unknown-measure")], SubmitValuesTests.Issues(receipt));
        Assert.Equal($"fingertips:{id}|Female|18+ yrs", (string?)receipt["issues"]![0]!["value"]);
        var point = (await fixture.Series(persons, $"?breakdown={area}"))["points"]![0]!;
        Assert.Equal("2022-04-01/P1Y", (string?)point["period"]);
        Assert.Equal([12.5m, 11.5m, 13.5m, 250m, 2000m], new[] { "value", "lower", "upper", "numerator", "denominator" }.Select(name => (decimal)point[name]!));
        Assert.Equal(14.5m, (decimal)(await fixture.Series(males, $"?breakdown={area}"))["points"]![0]!["value"]!);
    }

    [Fact]
    public async Task Inequality_categories_are_refused_unless_a_measure_names_them()
    {
        var area = await fixture.DefineBreakdown();
        await fixture.DefineMeasure(new { frequency = "annual", feeds = new[] { $"fingertips:{id}" } });
        var deprived = await fixture.DefineMeasure(new { frequency = "annual", feeds = new[] { $"fingertips:{id}|Persons|All ages|Deciles in England|Most deprived decile" } });

        var receipt = await Push(
            $"{id},x,,,{area},,,Persons,All ages,Deciles in England,Most deprived decile,2022/23,20,,,,,,,,,,,,,,1y",
            $"{id},x,,,{area},,,Persons,All ages,Deciles in England,Least deprived decile,2022/23,5,,,,,,,,,,,,,,1y");

        Assert.Equal([(2, "measures.category-not-mapped")], SubmitValuesTests.Issues(receipt));
        Assert.Equal(20m, (decimal)(await fixture.Series(deprived, $"?breakdown={area}"))["points"]![0]!["value"]!);
    }

    [Theory]
    [InlineData("2001 - 03", "3y", "2001-01-01/P3Y")]
    [InlineData("1999 - 01", "", "1999-01-01/P3Y")]
    [InlineData("2016/17 - 18/19", "3y", "2016-04-01/P3Y")]
    [InlineData("2019", "1y", "2019-01-01/P1Y")]
    [InlineData("2019/20 Q2", "1q", "2019-07-01/P3M")]
    [InlineData("2001 - 03", "2y", null)]
    public async Task Periods_are_read_with_their_range(string text, string range, string? period)
    {
        var measure = await fixture.DefineMeasure(new { frequency = "adhoc", feeds = new[] { $"fingertips:{id}" } });

        var receipt = await Push($"{id},x,,,,,,Persons,All ages,,,{text},5,,,,,,,,,,,,,,{range}");

        Assert.Equal(period is null ? "rejected" : "accepted", (string?)receipt["outcome"]);
        Assert.Equal(period, (string?)(await fixture.Series(measure))["points"]!.AsArray().SingleOrDefault()?["period"]);
    }

    [Fact]
    public async Task A_value_that_was_suppressed_is_confidential()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "annual", feeds = new[] { $"fingertips:{id}" } });

        await Push($"{id},x,,,,,,Persons,All ages,,,2022/23,,,,,,,,Value suppressed due to small numbers,,,,,,,1y");

        Assert.Equal("confidential", (string?)(await fixture.Series(measure))["points"]![0]!["flag"]);
    }

    private Task<JsonNode> Push(params string[] rows) => fixture.Push($"{Header}\n{string.Join('\n', rows)}\n", "?adapter=fingertips");
}
