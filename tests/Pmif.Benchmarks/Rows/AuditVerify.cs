using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pmif.Benchmarks.Floors;
using Pmif.Measures.Data;
using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>How long it takes a service to check a trail of a million entries, and what reading and hashing the same rows takes.</summary>
internal static class AuditVerify
{
    private const int Entries = 1_000_000, AtOnce = 10_000, Trials = 3;

    public static async Task<IReadOnlyList<BenchRow>> Measure(CancellationToken cancellationToken)
    {
        await using var servers = new TestServers();
        await using var service = await RunningService.Start<MeasuresDb>(await servers.SettingsFor("measures"));
        await Fill(service, cancellationToken);

        List<double> checks = [], reads = [];
        for (var trial = 0; trial < Trials; trial++)
        {
            checks.Add(await Seconds(() => Check(service, cancellationToken)));
            reads.Add(await Seconds(() => ReadAndHash.Run(service.Settings.Database, cancellationToken)));
        }

        var (check, read) = (Figures.Median(checks), Figures.Median(reads));
        return [new BenchRow("audit-verify, 1,000,000 entries", check, "s", "the same rows read in order, SHA-256 over each", read, check / read, checks)];
    }

    private static async Task Fill(RunningService service, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(service.Settings.Database);
        var trail = service.Services.GetRequiredService<AuditTrail<MeasuresDb>>();
        var origin = new AuditOrigin("person-0197", "person", "A person", "rest", "10.0.0.1", "web");
        for (var from = 0; from < Entries; from += AtOnce)
        {
            var entries = trail.Collect();
            for (var number = from; number < from + AtOnce; number++)
                entries.Add(new("targets.set", "measure", $"M{number % 400:000}")
                {
                    Before = new { Version = number, Target = 9.5m },
                    After = new { Version = number + 1, Target = 9.0m, Tolerance = new { Unit = "relative", Amount = 5 } },
                    Why = "The plan for the year was agreed.",
                }, origin);
            await using var batch = source.CreateBatch();
            batch.BatchCommands.Add(entries.Command());
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var waiting = source.CreateCommand("select exists (select from audit_entry where place is null)");
        await Eventually.True(async () => !(bool)(await waiting.ExecuteScalarAsync(cancellationToken))!, TimeSpan.FromMinutes(20), "every entry has its place");
        await using var vacuum = source.CreateCommand("vacuum analyze audit_entry");
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task Check(RunningService service, CancellationToken cancellationToken)
    {
        using var http = service.HttpAs("admin");
        using var answer = await http.PostAsync(new Uri("/v1/audit/verify", UriKind.Relative), null, cancellationToken);
        var last = (await answer.Content.ReadAsStringAsync(cancellationToken)).TrimEnd().Split('\n')[^1];
        using var line = JsonDocument.Parse(last);
        var verdict = line.RootElement.GetProperty("verdict");
        if (verdict.GetProperty("flaw").ValueKind != JsonValueKind.Null || verdict.GetProperty("entries").GetInt64() < Entries)
            throw new InvalidOperationException($"The trail is not sound: {last}");
    }

    private static async Task<double> Seconds(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalSeconds;
    }
}
