using System.Net;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Submissions;

public sealed class SubmitValuesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Stores_the_good_row_and_lists_the_three_bad_ones_by_row_and_code()
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"""
            measure,period,value
            nonsense,2024-04,1
            {measure},2024-13,2
            {measure},2024-05,many
            {measure},2024-06,9.4

            """);

        Assert.Equal("accepted-with-issues", (string?)receipt["outcome"]);
        Assert.Equal("hr", (string?)receipt["source"]);
        Assert.Equal((4, 1, 0, 0, 3), Counts(receipt));
        Assert.Equal(1, (int)receipt["seriesChanged"]!);
        Assert.Equal(
            [(1, "measures.unknown-measure"), (2, "measures.period-invalid"), (3, "measures.value-not-a-number")],
            Issues(receipt));
    }

    [Fact]
    public async Task Says_unchanged_when_the_same_is_pushed_again()
    {
        var measure = await fixture.DefineMeasure();
        var csv = $"measure,period,value\n{measure},2024-04,9.4\n";
        await fixture.Push(csv);
        var again = await fixture.Push(csv);

        Assert.Equal((1, 0, 0, 1, 0), Counts(again));
        Assert.Equal(0, (int)again["seriesChanged"]!);
        Assert.Equal(1, await fixture.Query<int>("select c.revision from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id where m.code = $1", measure));
    }

    [Fact]
    public async Task Refuses_a_caller_without_a_key()
    {
        using var content = MeasuresFixture.Csv("measure,period,value\n");
        var answer = await fixture.Measures.Http.PostAsync("/v1/submissions", content);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    internal static (int Received, int Inserted, int Updated, int Unchanged, int Rejected) Counts(JsonNode receipt)
    {
        var rows = receipt["rows"] ?? throw new InvalidOperationException(receipt.ToJsonString());
        return ((int)rows["received"]!, (int)rows["inserted"]!, (int)rows["updated"]!, (int)rows["unchanged"]!, (int)rows["rejected"]!);
    }

    internal static List<(int Row, string Code)> Issues(JsonNode receipt) =>
        [.. receipt["issues"]!.AsArray().Select(issue => ((int)issue!["row"]!, (string)issue["code"]!))];
}
