using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Submissions.Adapters;

/// <summary>Rows in the long shape of the LGBF; the figures are made up.</summary>
public sealed class LgbfTests(MeasuresFixture fixture)
{
    private readonly string code = $"CORP {Random.Shared.Next(1_000, int.MaxValue)}";

    [Fact]
    public async Task Councils_are_read_by_name_and_quarters_as_they_are_written()
    {
        await DefineArea("S12000036");
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly", feeds = new[] { $"lgbf:{code}" } });

        var receipt = await Push("Measure,Local authority,Period,Value,Numerator,Denominator", $"{code},Edinburgh City,2018-19;Q1,0.98,2985.0,3035.0", $"{code},Nowhere,2018-19;Q1,1,,");

        Assert.Equal((2, 1, 0, 0, 1), SubmitValuesTests.Counts(receipt));
        Assert.Equal([(2, "measures.unknown-breakdown")], SubmitValuesTests.Issues(receipt));
        var point = (await fixture.Series(measure, "?breakdown=S12000036"))["points"]![0]!;
        Assert.Equal(("2018-04-01/P3M", 0.98m, 2985m, 3035m), ((string?)point["period"], (decimal)point["value"]!, (decimal)point["numerator"]!, (decimal)point["denominator"]!));
    }

    [Fact]
    public async Task Prices_are_part_of_the_feed_and_an_unknown_column_is_named()
    {
        await DefineArea("S12000035");
        var real = await fixture.DefineMeasure(new { frequency = "annual", feeds = new[] { $"lgbf:{code}|Real" } });

        var receipt = await Push("Code,LocalAuthority,Period,Value,DataType,ScotRank,Changes",
            $"{code},Argyll & Bute,2018-19,31.5,Real,4,x", $"{code},Argyll & Bute,2018-19,30.1,Cash,5,x");

        Assert.Equal((2, 1, 0, 0, 1), SubmitValuesTests.Counts(receipt));
        Assert.Equal([(2, "measures.unknown-measure"), (0, "measures.column-unknown")], SubmitValuesTests.Issues(receipt));
        Assert.Equal("Changes", (string?)receipt["issues"]![1]!["field"]);
        Assert.Equal(31.5m, (decimal)(await fixture.Series(real, "?breakdown=S12000035"))["points"]![0]!["value"]!);
    }

    private async Task DefineArea(string area)
    {
        var answer = await fixture.Administrator.PutAsync($"/v1/breakdowns/{area}", new StringContent("""{"kind":"area","name":"A council"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<JsonNode> Push(params string[] lines) => fixture.Push($"{string.Join('\n', lines)}\n", "?adapter=lgbf");
}
