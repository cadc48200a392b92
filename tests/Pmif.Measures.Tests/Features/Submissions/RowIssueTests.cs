using System.Globalization;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>Each way in which a row can be wrong, by its stable code.</summary>
public sealed class RowIssueTests(MeasuresFixture fixture)
{
    private const string Header = "measure,breakdown,period,value,numerator,denominator,lower,upper,flag,note";

    [Theory]
    [InlineData("nonsense,,2024-04,1,,,,,,", "measure", "measures.unknown-measure")]
    [InlineData(",,2024-04,1,,,,,,", "measure", "measures.unknown-measure")]
    [InlineData("{0},nowhere,2024-04,1,,,,,,", "breakdown", "measures.unknown-breakdown")]
    [InlineData("{0},,2024-13,1,,,,,,", "period", "measures.period-invalid")]
    [InlineData("{0},,,1,,,,,,", "period", "measures.period-invalid")]
    [InlineData("{0},,0001-01,1,,,,,,", "period", "measures.period-invalid")]
    [InlineData("{0},,2024-04-01/P3M,1,,,,,,", "period", "measures.period-frequency-mismatch")]
    [InlineData("{0},,2099-04,1,,,,,,", "period", "measures.period-in-future")]
    [InlineData("{0},,2024-04,,5,,,,,", "value", "measures.value-missing")]
    [InlineData("{0},,2024-04,many,,,,,,", "value", "measures.value-not-a-number")]
    [InlineData("{0},,2024-04,1,x1,,,,,", "numerator", "measures.value-not-a-number")]
    [InlineData("{0},,2024-04,1e40,,,,,,", "value", "measures.value-out-of-range")]
    [InlineData("{0},,2024-04,2e15,,,,,,", "value", "measures.value-out-of-range")]
    [InlineData("{0},,2024-04,1,,-3,,,,", "denominator", "measures.value-out-of-range")]
    [InlineData("{0},,2024-04,,5,0,,,,", "denominator", "measures.denominator-zero")]
    [InlineData("{0},,2024-04,5,,,6,4,,", "lower", "measures.interval-inverted")]
    [InlineData("{0},,2024-04,5,,,,,maybe,", "flag", "measures.flag-unknown")]
    [InlineData("{0},,2024-04,5,,,,,,ring 07700 900123", "note", "measures.personal-data")]
    [InlineData("{0},,2024-04,5,,,,,,\"a\"b", "", "measures.row-unreadable")]
    [InlineData("{0},,2024-04,1,234,,,,,,", "", "measures.row-unreadable")]
    [InlineData("{0},,2024-04", "", "measures.row-truncated")]
    public async Task Refuses_the_row_with_its_code(string row, string field, string code)
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"{Header}\n{string.Format(CultureInfo.InvariantCulture, row, measure)}\n{measure},,2024-05,1,,,,,,\n");

        Assert.Equal((2, 1, 0, 0, 1), Counts(receipt));
        var issue = Assert.Single(receipt["issues"]!.AsArray())!;
        Assert.Equal((1, field, code), ((int)issue["row"]!, (string?)issue["field"], (string?)issue["code"]));
    }

    [Fact]
    public async Task Tells_everything_that_is_wrong_with_a_row()
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"{Header}\n{measure},nowhere,2024-13,many,,,,,,\n");
        Assert.Equal((1, 0, 0, 0, 1), Counts(receipt));
        Assert.Equal(["measures.unknown-breakdown", "measures.period-invalid", "measures.value-not-a-number"], Issues(receipt).Select(issue => issue.Code));
        Assert.Equal("rejected", (string?)receipt["outcome"]);
    }

    [Fact]
    public async Task Refuses_measures_of_another_source_except_from_an_administrator()
    {
        var measure = await fixture.DefineMeasure(new { source = "finance" });
        var csv = $"measure,period,value\n{measure},2024-04,1\n";
        Assert.Equal([(1, "measures.source-not-allowed")], Issues(await fixture.Push(csv)));
        Assert.Equal((1, 1, 0, 0, 0), Counts(await MeasuresFixture.Push(fixture.Administrator, csv)));
    }

    [Fact]
    public async Task Keeps_the_first_of_rows_that_give_the_same_value()
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n{measure},Apr 2024,3\n{measure},2024-04-01/P1M,1\n");
        Assert.Equal((4, 2, 0, 0, 2), Counts(receipt));
        Assert.Equal([(3, "measures.duplicate-in-submission"), (4, "measures.duplicate-in-submission")], Issues(receipt));
        Assert.Equal([1m, 2m], Series.GetSeriesTests.Values(await fixture.Series(measure)));
    }

    [Fact]
    public async Task Refuses_a_last_line_that_breaks_off_and_takes_one_that_is_whole()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal([(2, "measures.row-truncated")], Issues(await fixture.Push($"measure,period,value,note\n{measure},2024-04,1,\n{measure},2024-05,2")));
        Assert.Equal((1, 1, 0, 0, 0), Counts(await fixture.Push($"measure,period,value,note\n{measure},2024-05,2,whole")));
    }

    [Fact]
    public async Task Takes_a_row_without_its_optional_last_fields()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal((1, 1, 0, 0, 0), Counts(await fixture.Push($"measure,period,value,flag,note\n{measure},2024-04,1\n")));
    }

    [Fact]
    public async Task Names_columns_that_mean_nothing()
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"measure,comment,period,value,NHS Number\n{measure},hello,2024-04,1,1234567890\n");
        Assert.Equal("accepted-with-issues", (string?)receipt["outcome"]);
        Assert.Equal((1, 1, 0, 0, 0), Counts(receipt));
        Assert.Equal([("NHS Number", "measures.personal-data"), ("comment", "measures.column-unknown")],
            receipt["issues"]!.AsArray().Select(issue => ((string)issue!["field"]!, (string)issue["code"]!)));
    }

    [Fact]
    public async Task Gives_the_first_thousand_issues_inline_and_all_page_by_page()
    {
        var rows = string.Concat(Enumerable.Repeat("nonsense,2024-04,1\n", 10_500));
        var receipt = await fixture.Push($"measure,period,value\n{rows}");
        Assert.Equal((10_500, 1_000), ((int)receipt["issueCount"]!, receipt["issues"]!.AsArray().Count));

        var seen = 0;
        string? next = null;
        do
        {
            var page = System.Text.Json.Nodes.JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{receipt["id"]}/issues?limit=1000&cursor={next}"))!;
            foreach (var issue in page["items"]!.AsArray())
                Assert.Equal(++seen, (int)issue!["row"]!);
            next = (string?)page["next"];
        }
        while (next is not null);
        Assert.Equal(10_500, seen);
    }
}
