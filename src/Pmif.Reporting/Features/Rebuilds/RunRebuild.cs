using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Pmif.Reporting.Data;
using Pmif.Reporting.Messaging.FromBenchmarking;
using Pmif.Reporting.Messaging.FromFramework;
using Pmif.Reporting.Messaging.FromMeasures;

namespace Pmif.Reporting.Features.Rebuilds;

/// <summary>
/// Makes an attempt at the open rebuild. What one service cannot give just now does not hold up the rest; the rebuild is finished when
/// every part has been done.
/// </summary>
public sealed class RunRebuild(
    ReportingDb db, CellStaging staging, ScorecardWrites writes, FrameworkReader framework, MeasuresReader measures, ComparisonsReader comparisons,
    TimeProvider clock, ILogger<RunRebuild> log)
{
    // Any number will do, as long as all instances agree on it.
    private const long LockKey = 0x5265_6275;

    public enum Outcome { NothingToDo, Finished, ToBeTriedAgain }

    public async Task<Outcome> Handle(CancellationToken cancellationToken)
    {
        // One instance at a time. The lock ends with the connection, however the attempt ends.
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!(await db.Database.SqlQuery<bool>($"select pg_try_advisory_lock({LockKey}) as value").ToListAsync(cancellationToken)).Single())
            return Outcome.ToBeTriedAgain;
        try
        {
            return await db.Rebuilds.SingleOrDefaultAsync(rebuild => rebuild.FinishedAt == null, cancellationToken) is { } rebuild
                ? await Attempt(rebuild, cancellationToken)
                : Outcome.NothingToDo;
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private async Task<Outcome> Attempt(Rebuild rebuild, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        await Try("framework", () => FillLayout(cancellationToken));
        await Try("measures", async () => rebuild.Measures = await FillDefinitions(cancellationToken));
        if (rebuild.CellsFilledAt is null)
            await Try("measures", () => FillCells(rebuild, cancellationToken));
        await Try("benchmarking", () => FillBenchmarks(cancellationToken));

        rebuild.Attempts++;
        rebuild.LastError = missing.Count == 0 ? null : string.Join("; ", missing);
        rebuild.FinishedAt = missing.Count == 0 ? clock.GetUtcNow() : null;
        await db.SaveChangesAsync(cancellationToken);
        if (missing.Count > 0)
        {
            log.LogInformation("Rebuild {Id} is not complete after attempt {Attempt}: {Missing}", rebuild.Id, rebuild.Attempts, rebuild.LastError);
            return Outcome.ToBeTriedAgain;
        }
        log.LogInformation("Rebuild {Id} is complete: {Cells} cells of {Measures} measures", rebuild.Id, rebuild.Cells, rebuild.Measures);
        return Outcome.Finished;

        async Task Try(string service, Func<Task> part)
        {
            try
            {
                await part();
            }
            catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
            {
                missing.Add($"{service}: {e.StatusCode}");
            }
        }
    }

    private async Task FillLayout(CancellationToken cancellationToken)
    {
        try
        {
            await framework.Fetch(0, null, cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            // No framework is in force yet. Its publication will be heard of.
        }
    }

    private async Task<int> FillDefinitions(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var page in measures.Definitions(cancellationToken))
        {
            await writes.RecordDefinitions(page, cancellationToken);
            count += page.Count;
        }
        return count;
    }

    private async Task FillCells(Rebuild rebuild, CancellationToken cancellationToken)
    {
        var started = await staging.Begin(cancellationToken);
        await foreach (var page in measures.States(cancellationToken))
            await staging.Add(page, cancellationToken);
        rebuild.Cells = await staging.Swap(started, clock.GetUtcNow(), cancellationToken);
        rebuild.CellsFilledAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task FillBenchmarks(CancellationToken cancellationToken) => await comparisons.Fetch(
        await db.Database.SqlQuery<string>($"select distinct measure as value from measure_versions").ToListAsync(cancellationToken), cancellationToken);
}
