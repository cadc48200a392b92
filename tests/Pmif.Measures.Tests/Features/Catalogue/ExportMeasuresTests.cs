using System.Net;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Pmif.Measures.Tests.Features.Submissions.Adapters;

namespace Pmif.Measures.Tests.Features.Catalogue;

public sealed partial class ExportMeasuresTests(MeasuresFixture fixture)
{
    private readonly string source = $"s{Guid.NewGuid():N}";

    [Fact]
    public async Task The_csv_quotes_what_needs_it_and_keeps_texts_from_becoming_formulas()
    {
        var code = await Define(new { name = "Days, lost", description = "=HYPERLINK(\"x\")", polarity = "range", range = new { low = -1.5, high = 2 }, tags = new[] { "a", "b" } });

        var lines = (await fixture.Measures.Http.GetStringAsync($"/v1/measures.csv?source={source}")).Split("\r\n");

        Assert.StartsWith("code,version,name,description,kind,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{code},1,\"Days, lost\",\"'=HYPERLINK(\"\"x\"\")\",operational,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",range,-1.5,2,,", lines[1]);
        Assert.Contains(",a;b,", lines[1]);
        Assert.Equal(["", 3], new object[] { lines[^1], lines.Length });
    }

    [Theory]
    [InlineData("=")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("@")]
    [InlineData("\t=")]
    [InlineData("\r\n=")]
    [InlineData("\n=")]
    public async Task No_cell_of_the_csv_begins_as_a_formula_does_whatever_people_wrote(string start)
    {
        var text = $"{start}cmd|' /C calc'!A0";
        await Define(new { name = text, description = text, numerator = text, denominator = text, caveats = text, owner = text, leadService = text, tags = new[] { text }, changeTest = new { method = "band", band = 0.5 }, polarity = "range", range = new { low = -1.5, high = 2 } });

        var csv = await fixture.Measures.Http.GetStringAsync($"/v1/measures.csv?source={source}");

        var cells = Cells().Matches(csv).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).ToList();
        Assert.Equal(8, cells.Count(cell => cell.Contains("calc", StringComparison.Ordinal)));
        Assert.Equal(["-1.5"], cells.Where(cell => cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]));
    }

    [Fact]
    public async Task An_export_applied_again_changes_nothing()
    {
        var code = await Define(new
        {
            name = "-Turnover", polarity = "midpoint", midpoint = 0.5, frequency = "quarterly", temporalType = "rolling-12", lagDays = 30, caveats = "Line one\nLine two",
            changeTest = new { method = "band", band = 2 }, spc = new { screenOutliers = false, shiftPoints = 8, trendPoints = 6 }, effectiveFrom = "2024-04-01",
            sourceUrl = "https://example.org/a", feeds = new[] { $"lgbf:{source}" }, unit = "percent", decimals = 2, aggregation = "ratio", tags = new[] { "x y" }, collection = new { opensDays = -7, closesDays = 60 },
        });
        var file = Path.Combine(Path.GetTempPath(), $"{source}.csv");
        await File.WriteAllBytesAsync(file, await fixture.Measures.Http.GetByteArrayAsync($"/v1/measures.csv?source={source}"));
        try
        {
            var run = await CommandLine.Run(fixture.Measures.Address, "measures", "apply", file);
            Assert.True(run.ExitCode == 0, run.Error);
        }
        finally
        {
            File.Delete(file);
        }

        var measure = JsonNode.Parse(await fixture.Measures.Http.GetStringAsync($"/v1/measures/{code}"))!;
        Assert.Equal((1, "-Turnover"), ((int)measure["version"]!, (string?)measure["name"]));
    }

    [Fact]
    public async Task The_metadata_describe_every_column_of_the_csv()
    {
        var header = (await fixture.Measures.Http.GetStringAsync($"/v1/measures.csv?source={source}")).Split("\r\n")[0];
        var answer = await fixture.Measures.Http.GetAsync("/v1/measures.csv-metadata.json");
        var metadata = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/csvm+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("http://www.w3.org/ns/csvw", "measures.csv"), ((string?)metadata["@context"]![0], (string?)metadata["url"]));
        Assert.Equal(header.Split(','), metadata["tableSchema"]!["columns"]!.AsArray().Select(column => (string?)column!["name"]));
    }

    [Fact]
    public async Task The_workbook_is_sound_and_holds_one_header_row_the_measures_and_notes()
    {
        var code = await Define(new { name = "=1+1", description = "Bell \u0007 and line\nbreak", decimals = 3 });

        using var bytes = new MemoryStream(await fixture.Measures.Http.GetByteArrayAsync($"/v1/measures.xlsx?source={source}"));
        using var workbook = SpreadsheetDocument.Open(bytes, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(error => error.Description));
        Assert.Equal(["Measures", "Notes"], workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        var sheet = (WorksheetPart)workbook.WorkbookPart.GetPartById(workbook.WorkbookPart.Workbook.Descendants<Sheet>().First().Id!);
        var rows = sheet.Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList()).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal(["code", "version", "name"], rows[0].Take(3).Select(cell => cell.InnerText));
        Assert.Equal([code, "1", "=1+1", "Bell \uFFFD and line\nbreak"], rows[1].Take(4).Select(cell => cell.InnerText));
        Assert.Equal(CellValues.Number, rows[1][1].DataType!.Value);
        Assert.Empty(sheet.Worksheet.Descendants<CellFormula>());
    }

    [Theory]
    [InlineData("measures.csv")]
    [InlineData("measures.xlsx")]
    public async Task Who_has_the_latest_export_gets_304(string file)
    {
        await Define(new { });
        using var retry = new HttpRequestMessage(HttpMethod.Get, $"/v1/{file}?source={source}");
        var first = await fixture.Measures.Http.GetAsync($"/v1/{file}?source={source}");
        retry.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var again = await fixture.Measures.Http.SendAsync(retry);
        await Define(new { });
        using var later = new HttpRequestMessage(HttpMethod.Get, $"/v1/{file}?source={source}");
        later.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Measures.Http.SendAsync(later)).StatusCode);
    }

    private async Task<string> Define(object definition)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(definition)!.AsObject();
        body["source"] = source;
        return await fixture.DefineMeasure(body);
    }

    [System.Text.RegularExpressions.GeneratedRegex("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\r\n]*))(?:,|\r\n|$)")]
    private static partial System.Text.RegularExpressions.Regex Cells();
}
