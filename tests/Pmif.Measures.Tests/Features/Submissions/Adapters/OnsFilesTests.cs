using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Npgsql;

namespace Pmif.Measures.Tests.Features.Submissions.Adapters;

/// <summary>Every peculiarity of the ONS files, on rows of the files themselves.</summary>
public sealed class OnsFilesTests(OnsService ons) : IClassFixture<OnsService>
{
    [Fact]
    public async Task The_samples_define_every_measure_and_area_and_change_nothing_the_second_time()
    {
        Assert.Equal("breakdowns: 1736 received, 1736 inserted, 0 updated, 0 unchanged, 0 rejected", ons.Areas);
        Assert.Equal("measures: 90 received, 90 in force (90 of them in their first version), 0 rejected", ons.Definitions);

        Assert.Equal("breakdowns: 1736 received, 0 inserted, 0 updated, 1736 unchanged, 0 rejected", await ons.Apply("breakdowns", "areas.csv"));
        await ons.Apply("measures", "measures.csv");
        var again = JsonNode.Parse(await ons.Administrator.GetStringAsync("/v1/measures/ONS-4G-COVERAGE"))!;
        Assert.Equal(1, (int)again["version"]!);
        Assert.Equal(["ons:4G coverage"], again["feeds"]!.AsArray().Select(feed => (string?)feed));
        Assert.StartsWith("Some of this data", (string?)again["caveats"], StringComparison.Ordinal);
        Assert.StartsWith("https://www.ofcom.org.uk/", (string?)again["sourceUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_outside_its_own_limits_is_stored_with_a_warning_and_a_repeat_is_refused_with_its_row()
    {
        var receipt = await Push("engagement-with-culture-and-heritage");

        Assert.Equal((4, 3, 0, 0, 1), SubmitValuesTests.Counts(receipt));
        Assert.Equal([(3, "measures.value-outside-interval"), (4, "measures.duplicate-in-submission")], SubmitValuesTests.Issues(receipt));
        Assert.Equal("89|88|88", await Stored("ONS-ARTS-ENGAGEMENT", "TLC", "concat_ws('|', value, lower, upper)"));
    }

    [Fact]
    public async Task Areas_without_a_code_are_refused_and_listed_and_the_second_push_changes_nothing()
    {
        var first = await Push("foreign-direct-investment");
        var second = await Push("foreign-direct-investment");

        Assert.Equal((5, 2, 0, 0, 3), SubmitValuesTests.Counts(first));
        Assert.Equal((5, 0, 0, 2, 3), SubmitValuesTests.Counts(second));
        Assert.Equal([(2, "measures.unknown-breakdown"), (3, "measures.unknown-breakdown"), (4, "measures.unknown-breakdown")], SubmitValuesTests.Issues(second));
        Assert.All(first["issues"]!.AsArray(), issue => Assert.Equal("na", (string?)issue!["value"]));
        Assert.Equal("confidential", await Stored("ONS-FDI-OUTWARD", "E47000012", "flag"));
    }

    [Theory]
    [InlineData("persistent-absences-for-pupils-eligible-for-free-school-meals", "ONS-PERSISTENT-ABSENCE-FREE-MEALS", "E10000006", "note like 'Obsolete code%'")]
    [InlineData("personal-wellbeing-estimates", "ONS-WELLBEING-ANXIETY", "K02000001", "value = 3.13 and lower = 3.11 and upper = 3.15")]
    [InlineData("personal-wellbeing-estimates", "ONS-WELLBEING-ANXIETY", "E11000007", "value is null and flag = 'not-available'")]
    [InlineData("personal-wellbeing-estimates", "ONS-WELLBEING-ANXIETY", "E07000117", "value is null and flag = 'low-reliability'")]
    [InlineData("preventable-cardiovascular-mortality-england", "ONS-CARDIOVASCULAR-DEATHS-ENGLAND", "E67000001", "value = 44.54463 and flag is null and note = 'Value for Hackney and City of London combined'")]
    [InlineData("preventable-cardiovascular-mortality-england", "ONS-CARDIOVASCULAR-DEATHS-ENGLAND", "E67000001", "value = 41.824026246692206")]
    [InlineData("domestic-gas-consumption", "ONS-GAS-CONSUMPTION", "E06000053", "value is null and flag = 'not-applicable'")]
    [InlineData("first-time-buyer-mortgage-sales", "ONS-FIRST-TIME-BUYER-MORTGAGES", "E06000053", "value is null and flag = 'not-available'")]
    [InlineData("gigabit-capable-broadband", "ONS-GIGABIT-BROADBAND", "K02000001", "value = 87.8 and period_months = 0 and note like 'This data%'")]
    [InlineData("short-term-let-average-length-of-stay", "ONS-SHORT-LET-STAY", "K02000001", "period_start = '2023-07-01' and period_months = 1")]
    [InlineData("small-areas", "ONS-GVA-SMALL-AREAS", "95AA01S1", "period_months = 12")]
    [InlineData("environment-regulating", "ONS-AIR-POLLUTION-REMOVAL", "K02000001", "value = 2773.758254")]
    [InlineData("environment-regulating", "ONS-URBAN-COOLING", "E07000047", "value = 0.000036")]
    public async Task Each_file_goes_in_as_published(string file, string measure, string area, string holds)
    {
        var receipt = await Push(file);

        Assert.Equal("accepted", (string?)receipt["outcome"]);
        Assert.Equal("true", await Stored(measure, area, $"bool_or({holds})::text"));
    }

    [Fact]
    public async Task A_first_line_that_is_no_ONS_header_and_an_adapter_that_does_not_exist_are_refused()
    {
        var header = await Send("measure,period,value\nX,2024,1\n", "ons", "text/csv");
        var unknown = await Send("areacd,period,observation\n", "nhs", "text/csv");
        var json = await Send("{}", "ons", "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "measures.adapter-header"), header);
        Assert.Equal((HttpStatusCode.BadRequest, "measures.option-invalid"), unknown);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "measures.content-type"), json);
    }

    private async Task<JsonNode> Push(string file)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Features/Submissions/Adapters/ons", $"{file}.csv")));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var answer = await ons.Administrator.PostAsync("/v1/submissions?adapter=ons", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<(HttpStatusCode, string?)> Send(string text, string adapter, string type)
    {
        using var content = new StringContent(text, new MediaTypeHeaderValue(type));
        var answer = await ons.Administrator.PostAsync($"/v1/submissions?adapter={adapter}", content);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }

    private async Task<string?> Stored(string measure, string area, string what)
    {
        await using var source = NpgsqlDataSource.Create(ons.Measures.Settings.Database);
        await using var command = source.CreateCommand($"""
            select {what} from current_values where series_id in (
                select s.id from series s join measures m on m.id = s.measure_id join breakdowns b on b.id = s.breakdown_id where m.code = $1 and b.code = $2)
            """);
        command.Parameters.Add(new() { Value = measure });
        command.Parameters.Add(new() { Value = area });
        return await command.ExecuteScalarAsync() as string;
    }
}
