using System.Diagnostics;
using System.Text.Json.Nodes;
using Pmif.Measures.Tests.Features.Submissions.Adapters;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary><c>pmif push --watch</c> as a program beside a real service, ended politely and not.</summary>
public sealed class WatchedFolderTests(MeasuresFixture fixture) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pmif-watch-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Files_the_receipt_that_the_service_has_and_ends_on_a_signal()
    {
        var measure = await fixture.DefineMeasure();
        using var watch = Watch();
        Deliver("hr.csv", $"measure,period,value\n{measure},2024-04,1\n{measure},2024-13,2\n");
        Deliver("bad.csv", "no header\n");
        var receipt = await Filed("done/hr.csv");
        var refusal = await Filed("failed/bad.csv");
        Assert.Equal((2, 1, 0, 0, 1), Counts(receipt));
        Assert.Equal("verified", (string?)receipt["contentDigest"]);
        Assert.Equal("measures.header-missing", (string?)refusal["code"]);
        Assert.Equal((string?)receipt["id"], (string?)JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{receipt["id"]}"))!["id"]);

        using (Process.Start("kill", ["-TERM", $"{watch.Id}"]))
        {
        }
        await watch.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        Assert.Equal(0, watch.ExitCode);
    }

    [Fact]
    public async Task Counts_a_file_once_when_it_is_killed_in_the_middle_and_started_again()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "adhoc" });
        const int Rows = 40_000;
        Deliver("large.csv", "measure,period,value\n" + string.Concat(Enumerable.Range(0, Rows).Select(day => $"{measure},{new DateOnly(1910, 1, 1).AddDays(day):yyyy-MM-dd},{day}\n")));
        using (var first = Watch())
        {
            await Eventually.True(async () => await fixture.Query<long>("select count(*) from pg_stat_activity where datname = current_database() and query ilike 'copy staged_values%'") > 0
                || Directory.Exists(Path.Combine(folder.FullName, "done")), TimeSpan.FromSeconds(60), "the file is on its way");
            first.Kill();
            await first.WaitForExitAsync();
        }
        var again = await CommandLine.Run(fixture.Measures.Address, "push", "--watch", folder.FullName, "--once", "--json");
        var receipt = await Filed("done/large.csv");
        Assert.Equal((Rows, Rows, 0, 0, 0), Counts(receipt));
        var submissions = await fixture.Query<long>("select count(distinct submission_id) from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id where m.code = $1", measure);
        Assert.Equal(1, submissions);
        Assert.Equal(1, await fixture.Query<long>("select count(*) from submissions where received = $1 and idempotency_key like 'watch-%'", Rows));
        Assert.Equal((0, ""), (again.ExitCode, again.ExitCode == 0 ? "" : again.Error));
    }

    private Process Watch() => CommandLine.Start(fixture.Measures.Address, "push", "--watch", folder.FullName, "--json");

    private void Deliver(string name, string text)
    {
        var draft = Path.Combine(folder.FullName, $"{name}.part");
        File.WriteAllText(draft, text);
        File.Move(draft, Path.Combine(folder.FullName, name));
    }

    private async Task<JsonNode> Filed(string name)
    {
        await Eventually.True(() => Task.FromResult(File.Exists(Path.Combine(folder.FullName, name))), TimeSpan.FromSeconds(60), $"{name} is there");
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"{name}.receipt.json")))!;
    }
}
