using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>Where a CSV file stops: in the middle of its last line, at its end without a line break, or as it should.</summary>
public sealed class CutFileTests(MeasuresFixture fixture)
{
    private readonly string feed = $"{Random.Shared.Next(100_000, int.MaxValue)}";

    /// <summary>Shape, header, a row for the year put in its place, and a column that means nothing in it.</summary>
    public static TheoryData<string, string, string> Shapes => new()
    {
        { "", "measure,period,value,stranger,note", "M,{0},9.5,?,whole" },
        { "ons", "areacd,indicator,period,observation,stranger,notes", ",F,{0}-01-01/P1Y,9.5,?,whole" },
        { "fingertips", "Indicator ID,Sex,Age,Area Code,Time period,Value,stranger,Value note", "F,Persons,All ages,,{0},9.5,?,whole" },
        { "lgbf", "Code,LocalAuthority,Period,Value,stranger,DataType", "F,,{0},9.5,?,Cash" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Refuses_a_last_line_that_lacks_columns_and_takes_a_whole_one_with_a_warning(string adapter, string header, string row)
    {
        var (measure, first, second) = await Prepare(adapter, row);
        foreach (var isPacked in new[] { false, true })
        {
            // Cut within the optional last column's separator, within a needed column, and within a number.
            foreach (var cut in new[] { second[..second.LastIndexOf(',')], second[..second.IndexOf(",9.5", StringComparison.Ordinal)], second[..(second.IndexOf("9.5", StringComparison.Ordinal) + 2)] })
            {
                var receipt = await Push($"{header}\n{first}\n{cut}", adapter, isPacked);
                Assert.Contains((2, "measures.row-truncated"), Issues(receipt));
                Assert.Equal((2, 1), (Counts(receipt).Received, Counts(receipt).Rejected));
                Assert.Empty(receipt["warnings"]!.AsArray());
                Assert.Single((await fixture.Series(measure))["points"]!.AsArray());
            }
        }
        var whole = await Push($"{header}\n{first}\n{second}", adapter, isPacked: true);
        Assert.Equal((2, 1, 0, 1, 0), Counts(whole));
        Assert.Contains("without a line break", (string?)Assert.Single(whole["warnings"]!.AsArray()), StringComparison.Ordinal);
        Assert.Equal(whole["warnings"]!.ToJsonString(), JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{whole["id"]}"))!["warnings"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Names_a_column_that_means_nothing_once_and_takes_the_rest(string adapter, string header, string row)
    {
        var (_, first, second) = await Prepare(adapter, row);
        var receipt = await Push($"{header}\n{first}\n{second}\n", adapter, isPacked: false);
        Assert.Equal((2, 2, 0, 0, 0), Counts(receipt));
        var issue = Assert.Single(receipt["issues"]!.AsArray())!;
        Assert.Equal((0, "stranger", "measures.column-unknown"), ((int)issue["row"]!, (string?)issue["field"], (string?)issue["code"]));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Takes_every_line_break_for_one(string lineBreak)
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push(string.Concat(new[] { "measure,period,value,note", $"{measure},2024-04,1,", $"{measure},2024-05,2" }.Select(line => line + lineBreak)));
        Assert.Equal((2, 2, 0, 0, 0), Counts(receipt));
        Assert.Empty(receipt["warnings"]!.AsArray());
    }

    private async Task<(string Measure, string First, string Second)> Prepare(string adapter, string row)
    {
        string[] feeds = adapter switch { "" => [], "lgbf" => [$"lgbf:{feed}|Cash"], _ => [$"{adapter}:{feed}"] };
        var measure = await fixture.DefineMeasure(new { frequency = "calendar-year", feeds });
        var filled = row.Replace("M,", $"{measure},", StringComparison.Ordinal).Replace("F,", $"{feed},", StringComparison.Ordinal);
        return (measure, filled.Replace("{0}", "2022", StringComparison.Ordinal), filled.Replace("{0}", "2023", StringComparison.Ordinal));
    }

    private async Task<JsonNode> Push(string text, string adapter, bool isPacked)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        using var content = new ByteArrayContent(isPacked ? packed.ToArray() : bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        if (isPacked)
            content.Headers.ContentEncoding.Add("gzip");
        var answer = await fixture.Hr.PostAsync($"/v1/submissions?adapter={adapter}", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
