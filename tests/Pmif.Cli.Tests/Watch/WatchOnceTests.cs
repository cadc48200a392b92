using System.Text.Json;

namespace Pmif.Cli.Tests.Watch;

/// <summary>A folder dealt with once, as a scheduled job does.</summary>
public sealed class WatchOnceTests : IDisposable
{
    private const string Rows = "measure,period,value\nHR01,2024-10,9.4\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Sends_each_file_and_files_it_with_its_receipt_by_what_became_of_it()
    {
        await using var measures = await TestService.StartAsync((request, _) => request.Body switch
        {
            "some" => TestService.Receipt("accepted-with-issues"),
            "none" => TestService.Receipt("rejected", status: 422),
            "bad" => TestService.Problem(400, "measures.header-missing"),
            _ => TestService.Receipt(),
        });
        _scratch.Write("good.csv", Rows);
        _scratch.Write("some.json", "some");
        _scratch.Write("none.ndjson", "none");
        _scratch.Write("bad.csv", "bad");
        _scratch.Write("notes.txt", "for nobody");

        var run = await OnceAsync(measures, "--mode", "atomic", "--adapter", "lgbf");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(4, measures.Requests.Count);
        Assert.All(measures.Requests, request => Assert.Equal("?mode=atomic&dryRun=false&adapter=lgbf", request.Query));
        Assert.Empty(Names("."));
        Assert.Equal(["good.csv", "good.csv.receipt.json", "some.json", "some.json.receipt.json"], Names("done"));
        Assert.Equal(["bad.csv", "bad.csv.receipt.json", "none.ndjson", "none.ndjson.receipt.json", "notes.txt", "notes.txt.receipt.json"], Names("failed"));
        Assert.Equal("accepted-with-issues", Receipt("done/some.json").GetProperty("outcome").GetString());
        Assert.Equal("rejected", Receipt("failed/none.ndjson").GetProperty("outcome").GetString());
        Assert.Equal("measures.header-missing", Receipt("failed/bad.csv").GetProperty("code").GetString());
        Assert.Equal("cli.file-not-sent", Receipt("failed/notes.txt").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Never_overwrites_an_earlier_file_of_the_same_name_or_its_receipt()
    {
        await using var measures = await TestService.StartAsync((_, number) => TestService.Receipt(warnings: $"\"{number}\""));
        foreach (var name in new[] { "hr.csv", "hr.csv", "hr.csv", "hr.csv.gz", "hr.csv.gz" })
        {
            _scratch.Write(name, Rows);
            await OnceAsync(measures);
        }
        Assert.Equal(
            ["hr.2.csv", "hr.2.csv.gz", "hr.2.csv.gz.receipt.json", "hr.2.csv.receipt.json", "hr.3.csv", "hr.3.csv.receipt.json", "hr.csv", "hr.csv.gz", "hr.csv.gz.receipt.json", "hr.csv.receipt.json"],
            Names("done"));
        Assert.Equal(["1", "2", "3"], new[] { "hr.csv", "hr.2.csv", "hr.3.csv" }.Select(name => Receipt($"done/{name}").GetProperty("warnings")[0].GetString()));
    }

    [Fact]
    public async Task Leaves_files_in_the_making_alone()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        foreach (var name in new[] { "a.csv.part", "b.tmp", "c.csv.filepart", "d.csv~", ".e.csv", "deeper/f.csv" })
            _scratch.Write(name, Rows);
        File.CreateSymbolicLink(Path.Combine(_scratch.Root, "link.csv"), Path.Combine(_scratch.Root, ".e.csv"));
        _scratch.Write("open.csv", Rows);
        using (new FileStream(Path.Combine(_scratch.Root, "open.csv"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            var run = await OnceAsync(measures);
            Assert.Equal(0, run.ExitCode);
            Assert.Empty(measures.Requests);
            Assert.Contains("still being written", run.Error);
        }
        await OnceAsync(measures);
        Assert.Single(measures.Requests);
        Assert.Equal(["open.csv", "open.csv.receipt.json"], Names("done"));
        Assert.Equal([".e.csv", "a.csv.part", "b.tmp", "c.csv.filepart", "d.csv~", "link.csv"], Names("."));
    }

    [Fact]
    public async Task A_file_that_was_sent_and_could_not_be_moved_goes_again_under_the_same_key_and_a_new_delivery_under_another()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        var file = _scratch.Write("hr.csv", Rows);
        var inTheWay = _scratch.Write("done", "no folder");
        File.SetLastWriteTimeUtc(inTheWay, DateTime.UtcNow.AddMinutes(1));

        var stuck = await OnceAsync(measures);
        Assert.Equal(64, stuck.ExitCode);
        Assert.True(File.Exists(file));
        File.Delete(inTheWay);
        Assert.Equal(0, (await OnceAsync(measures)).ExitCode);
        File.SetLastWriteTimeUtc(_scratch.Write("hr.csv", Rows), DateTime.UtcNow.AddMinutes(2));
        Assert.Equal(0, (await OnceAsync(measures)).ExitCode);

        var keys = measures.Requests.Select(request => request.Headers["Idempotency-Key"]).ToList();
        Assert.Equal(3, keys.Count);
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[1], keys[2]);
    }

    [Fact]
    public async Task Takes_up_the_receipt_that_an_ended_run_left_without_its_file()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        _scratch.Write("hr.csv", Rows);
        await OnceAsync(measures);
        File.Move(Path.Combine(_scratch.Root, "done", "hr.csv"), Path.Combine(_scratch.Root, "hr.csv"));
        await OnceAsync(measures);
        Assert.Equal(["hr.csv", "hr.csv.receipt.json"], Names("done"));
    }

    [Theory]
    [InlineData(503, 3)]
    [InlineData(500, 3)]
    [InlineData(401, 4)]
    public async Task Stops_at_what_is_not_the_files_fault_and_leaves_it_in_its_place(int status, int exitCode)
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Problem(status, "some.code"));
        _scratch.Write("a.csv", Rows);
        _scratch.Write("b.csv", Rows);
        var run = await OnceAsync(measures);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(["a.csv", "b.csv"], Names("."));
        Assert.Single(measures.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task Sends_the_oldest_first()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        foreach (var (name, hours) in new[] { ("a.csv", 2), ("b.csv", 3), ("c.csv", 1) })
            File.SetLastWriteTimeUtc(_scratch.Write(name, name), DateTime.UtcNow.AddHours(-hours));
        await OnceAsync(measures);
        Assert.Equal(["b.csv", "a.csv", "c.csv"], measures.Requests.Select(request => request.Body));
    }

    [Theory]
    [InlineData("--watch", "no-such-folder", "--key", "k")]
    [InlineData("--watch", ".", "a.csv", "--key", "k")]
    [InlineData("--watch", ".", "--key", "k", "--dry-run")]
    [InlineData("--watch", ".", "--key", "k", "--idempotency-key", "one")]
    [InlineData("--watch", ".", "--once")]
    [InlineData("a.csv", "--once", "--key", "k")]
    public async Task What_cannot_be_meant_is_a_usage_error(params string[] args) => Assert.Equal(64, (await PmifRun.RunAsync(["push", .. args])).ExitCode);

    private Task<PmifRun> OnceAsync(TestService measures, params string[] more) =>
        PmifRun.RunAsync(["push", "--watch", _scratch.Root, "--once", "--url", measures.Address, "--key", "k", .. more]);

    private IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(_scratch.Root, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private JsonElement Receipt(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(_scratch.Root, $"{file}.receipt.json"))).RootElement;
}
