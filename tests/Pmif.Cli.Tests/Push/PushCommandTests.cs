using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pmif.Cli.Tests.Push;

public sealed class PushCommandTests : IDisposable
{
    private const string Rows = "measure,period,value\nHR01,2024-10,9.4\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Sends_the_file_as_it_is_with_the_key_and_prints_the_counts()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());

        var run = await PmifRun.RunAsync(["push", _scratch.Write("hr.csv", Rows), "--url", measures.Address, "--key", "secret", "--mode", "atomic"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("hr.csv: accepted: 120 received, 100 inserted, 5 updated, 10 unchanged, 5 rejected, 14 series changed", run.Output);
        var request = Assert.Single(measures.Requests);
        Assert.Equal("POST /v1/submissions", request.Line);
        Assert.Equal("?mode=atomic&dryRun=false", request.Query);
        Assert.Equal(Rows, request.Body);
        Assert.Equal("text/csv", request.Headers["Content-Type"]);
        Assert.Equal("Bearer secret", request.Headers["Authorization"]);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Rows)))}:", request.Headers["Content-Digest"]);
    }

    [Fact]
    public async Task Shows_the_first_issues_with_their_rows_and_exits_1()
    {
        const string issue = """{"row":7,"field":"period","code":"measures.period-invalid","value":"2024-13","message":"No such month."}""";
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt("accepted-with-issues", issues: issue, issueCount: 5));

        var run = await PushAsync(measures, "hr.csv");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("row 7, period: No such month. [measures.period-invalid \"2024-13\"]", run.Output);
        Assert.Contains($"and 4 more: {measures.Address}/v1/submissions/0197/issues", run.Output);
    }

    [Fact]
    public async Task Shows_what_the_receipt_warns_of()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt(warnings: "\"The last line ends\\u001b without a line break.\""));

        var run = await PushAsync(measures, "hr.csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  warning: The last line ends? without a line break.", run.Output);
    }

    [Fact]
    public async Task Exits_2_where_an_atomic_push_is_refused_and_still_shows_the_receipt()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt("rejected", status: 422));

        var run = await PushAsync(measures, "hr.csv");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("hr.csv: rejected", run.Output);
    }

    [Theory]
    [InlineData(400, 2)]
    [InlineData(401, 4)]
    [InlineData(403, 4)]
    [InlineData(409, 2)]
    [InlineData(413, 2)]
    [InlineData(415, 2)]
    [InlineData(500, 3)]
    [InlineData(503, 3)]
    public async Task Each_refusal_has_the_exit_code_a_scheduled_job_can_act_on(int status, int exitCode)
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Problem(status, "measures.some-code"));

        var run = await PushAsync(measures, "hr.csv");

        Assert.Equal(exitCode, run.ExitCode);
        if (status != 503)
            Assert.Contains($"hr.csv: {status} It was refused: for a test (measures.some-code)", run.Error);
    }

    [Fact]
    public async Task A_refusal_before_the_body_is_heard_and_not_taken_for_a_broken_line()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Problem(401, "auth.key-unknown"), readBody: false);

        var run = await PmifRun.RunAsync(["push", _scratch.Write("large.csv", new byte[50_000_000]), "--url", measures.Address, "--key", "wrong"]);

        Assert.Equal(4, run.ExitCode);
        Assert.Single(measures.Requests);
    }

    [Fact]
    public async Task Sends_gzip_as_it_is_and_says_so()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Rows));
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());

        var run = await PmifRun.RunAsync(["push", _scratch.Write("hr.ndjson.gz", zipped.ToArray()), "--url", measures.Address, "--key", "k"]);

        Assert.Equal(0, run.ExitCode);
        var request = Assert.Single(measures.Requests);
        Assert.Equal("gzip", request.Headers["Content-Encoding"]);
        Assert.Equal("application/x-ndjson", request.Headers["Content-Type"]);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(zipped.ToArray()))}:", request.Headers["Content-Digest"]);
        Assert.Equal(zipped.ToArray(), Encoding.Latin1.GetBytes(request.Body));
    }

    [Fact]
    public async Task Reads_the_standard_input_and_takes_address_and_key_from_the_environment()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        var variables = new Dictionary<string, string> { ["PMIF_API_KEY"] = "from-environment", ["services__measures__http__0"] = measures.Address };

        var run = await PmifRun.RunAsync(["push", "-", "--format", "json"], """{"values":[]}"""u8.ToArray(), variables);

        Assert.Equal(0, run.ExitCode);
        var request = Assert.Single(measures.Requests);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("Bearer from-environment", request.Headers["Authorization"]);
        Assert.Equal("""{"values":[]}""", request.Body);
    }

    [Fact]
    public async Task Prints_nothing_but_the_receipts_as_json_when_asked()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());

        var run = await PmifRun.RunAsync(["push", _scratch.Write("a.csv", Rows), _scratch.Write("b.csv", Rows), "--url", measures.Address, "--key", "k", "--json"]);

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(120, JsonDocument.Parse(line).RootElement.GetProperty("rows").GetProperty("received").GetInt32()));
    }

    [Fact]
    public async Task Of_several_files_a_bad_one_does_not_stop_the_rest_and_the_worst_result_counts()
    {
        await using var measures = await TestService.StartAsync((_, number) =>
            number == 2 ? TestService.Problem(400, "measures.header-missing") : TestService.Receipt());

        var run = await PmifRun.RunAsync([
            "push", _scratch.Write("a.csv", Rows), _scratch.Write("b.csv", "nothing"), _scratch.Write("c.csv", Rows), "--url", measures.Address, "--key", "k"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(3, measures.Requests.Count);
        Assert.Contains("c.csv: accepted", run.Output);
    }

    [Fact]
    public async Task Control_characters_from_a_file_never_reach_the_terminal()
    {
        const string issue = """{"row":1,"field":"value","code":"c","value":"\u001b[2J","message":"\u001b]0;x\u0007"}""";
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt("accepted-with-issues", issues: issue, issueCount: 1));

        var run = await PushAsync(measures, "hr.csv");

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u0007', run.Output);
    }

    [Theory]
    [InlineData("push")]
    [InlineData("push", "there-is-no-such-file.csv", "--key", "k")]
    [InlineData("push", "-")]
    [InlineData("push", "-", "--key", "k", "--url", "ftp://example.org")]
    [InlineData("push", "-", "--key", "k", "--mode", "half")]
    [InlineData("push", "values.xlsx", "--key", "k")]
    [InlineData("push", "a.csv", "b.csv", "--key", "k", "--idempotency-key", "one")]
    [InlineData("pull")]
    [InlineData]
    public async Task What_cannot_be_meant_is_a_usage_error(params string[] args)
    {
        var run = await PmifRun.RunAsync(args);

        Assert.Equal(64, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("--version")]
    public async Task Help_and_version_go_to_the_output(string word)
    {
        var run = await PmifRun.RunAsync([word]);

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output);
    }

    private Task<PmifRun> PushAsync(TestService measures, string name) =>
        PmifRun.RunAsync(["push", _scratch.Write(name, Rows), "--url", measures.Address, "--key", "k"]);
}
