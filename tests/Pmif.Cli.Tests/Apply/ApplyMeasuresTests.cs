using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pmif.Cli.Tests.Apply;

public sealed class ApplyMeasuresTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_row_becomes_the_body_of_the_contract_and_a_blank_cell_takes_the_default()
    {
        await using var service = await TestService.StartAsync(Stored);
        var file = _scratch.Write("m.csv",
            "\uFEFFcode,name,decimals,polarity,rangeLow,rangeHigh,changeTest,changeBand,tags,feeds,lagDays,caveats\r\n"
            + "A 1,\"Sickness, days\",2,range,1.5,3,band,0.5,a; b,ons:One;ons:Two,,'=not a formula\r\n");

        var run = await ApplyAsync(service, file);

        Assert.Equal((0, "measures: 1 received, 1 in force (1 of them in their first version), 0 rejected"), (run.ExitCode, run.Output.Trim()));
        var request = Assert.Single(service.Requests);
        Assert.Equal("PUT /v1/measures/A 1", request.Line);
        Assert.Equal("Bearer boss", request.Headers["Authorization"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(request.Body), JsonNode.Parse("""
            {"code":"A 1","name":"Sickness, days","polarity":"range","decimals":2,"tags":["a","b"],"feeds":["ons:One","ons:Two"],
             "range":{"low":1.5,"high":3},"changeTest":{"method":"band","band":0.5},"caveats":"=not a formula"}
            """)), request.Body);
    }

    [Fact]
    public async Task A_JSON_array_goes_in_as_it_stands()
    {
        await using var service = await TestService.StartAsync(Stored);
        var run = await ApplyAsync(service, _scratch.Write("m.json", """[{"code":"HR01","spc":{"shiftPoints":8}},{"code":"HR02"}]"""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["""{"code":"HR01","spc":{"shiftPoints":8}}""", """{"code":"HR02"}"""], service.Requests.Select(request => request.Body).Order());
    }

    [Fact]
    public async Task A_refused_row_is_told_with_its_number_and_keeps_out_no_other()
    {
        await using var service = await TestService.StartAsync((request, number) =>
            request.Path.EndsWith("/B", StringComparison.Ordinal) ? TestService.Problem(400, "measures.unit-invalid") : Stored(request, number));

        var run = await ApplyAsync(service, _scratch.Write("m.csv", "code,unit\nA,days\nB,Wrong unit\nC,days\n"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("row 2 (B): It was refused: for a test (measures.unit-invalid)", run.Error);
        Assert.Contains("3 received, 2 in force", run.Output);
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("code,decimals\nA,many\n", "row 1, decimals: 'many' is no number")]
    [InlineData("code,name\nA,x\n,y\n", "row 2 has no code")]
    [InlineData("code,nmae\nA,x\n", "there is no column 'nmae'")]
    [InlineData("name\nx\n", "there must be a column code")]
    [InlineData("code,name\nA,x,y\n", "row 1 cannot be read")]
    [InlineData("", "the file is empty")]
    public async Task Nothing_is_sent_of_a_file_that_cannot_be_understood(string csv, string reason)
    {
        await using var service = await TestService.StartAsync(Stored);

        var run = await ApplyAsync(service, _scratch.Write("m.csv", csv));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_key_that_may_not_stops_with_exit_code_4_and_no_key_is_a_usage_error()
    {
        await using var service = await TestService.StartAsync((_, _) => TestService.Problem(403, "forbidden"));
        var file = _scratch.Write("m.csv", "code\nA\n");

        Assert.Equal(4, (await ApplyAsync(service, file)).ExitCode);
        Assert.Equal(64, (await PmifRun.RunAsync(["measures", "apply", file])).ExitCode);
        Assert.Equal(64, (await ApplyAsync(service, Path.Combine(_scratch.Root, "missing.csv"))).ExitCode);
    }

    private static IResult Stored(Received request, int number) => Results.Content("""{"version":1}""", "application/json");

    private static Task<PmifRun> ApplyAsync(TestService service, string file) =>
        PmifRun.RunAsync(["measures", "apply", file, "--url", service.Address, "--key", "boss"]);
}
