using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Feeds.Quarantine;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Together;

/// <summary>
/// Commits small submissions that come at the same time in one transaction, and each in two round trips: by the same statements as any other, but
/// without a step between them in which somebody would have to decide something. What needs such a step, or meets anything unusual, goes alone.
/// </summary>
internal sealed partial class SubmitTogether(
    MeasuresDb db, Turns turns, SeriesRefresh refresh, Outbox<MeasuresDb> outbox, AuditTrail<MeasuresDb> audit, TimeProvider clock, ILogger<SubmitTogether> log)
{
    private const int MostRows = 500;

    /// <summary>Whether nothing about a submission, which has been read to its end, asks for a step of its own.</summary>
    public static bool Suits(SubmissionDraft draft, IReadOnlyCollection<StagedRow> rows, CatalogueSnapshot catalogue) =>
        rows.Count is > 0 and <= MostRows && draft is { Issues.Count: 0, Order.MayRepeat: false, Check.Closures.Any: false, Request: { DryRun: false, Release: null } }
        && !HoldBack.Concerns(draft, catalogue) && draft.Check.Used.All(measure => catalogue.StandsAlone(measure.Id));

    /// <summary>The receipt of a submission, or none where it has to go alone.</summary>
    /// <remarks>Cannot be stopped: others are in it.</remarks>
    public async Task<Receipt?> Handle(ReadySubmission submission)
    {
        if (await turns.Take(submission) is not { } group)
            return submission.Outcome();
        try
        {
            await Commit(group);
        }
        catch (PostgresException e)
        {
            // The database says that nothing was committed.
            LogApart(e, group.Count);
        }
        catch (Exception e)
        {
            // Nobody knows whether it was, so nobody may send it again under another id.
            foreach (var other in group)
                other.Failure = e;
        }
        finally
        {
            turns.End(group);
        }
        return submission.Outcome();
    }

    private async Task Commit(IReadOnlyList<ReadySubmission> group)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var isOpen = true;
        try
        {
            if (await Merge(connection, group) is not var (merged, bytes))
                return;
            var receipts = await Write(connection, group, merged);
            isOpen = false;
            refresh.Remember();
            for (var part = 0; part < group.Count; part++)
                group[part].Receipt = receipts[part];
            if (Staging.IsBloated(bytes))
                await new Staging(connection).Empty(default);
        }
        finally
        {
            refresh.Forget();
            if (isOpen)
                await Run(connection, "rollback");
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<(Merged[] Merged, long Bytes)?> Merge(NpgsqlConnection connection, IReadOnlyList<ReadySubmission> group)
    {
        try
        {
            return await TryMerge(connection, group);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // A session that has not merged anything yet.
            await Run(connection, "rollback");
            await Staging.Open(db, default);
            return await TryMerge(connection, group);
        }
    }

    private static async Task<(Merged[] Merged, long Bytes)?> TryMerge(NpgsqlConnection connection, IReadOnlyList<ReadySubmission> group)
    {
        Guid[] ids = [.. group.Select(one => one.Draft.Id)];
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("begin") } };
        var doubt = Doubts.AddTo(batch, group);
        Staging.AddTo(batch, [.. group.Select(one => one.Rows)]);
        ValueMerge.AddTo(batch, ids, tellsPoints: true);
        batch.BatchCommands.Add(Staging.Size());
        await using var reader = await batch.ExecuteReaderAsync();
        if (doubt && await Doubts.Read(reader))
            return null;
        var merged = await ValueMerge.Read(reader, ids, tellsPoints: true, default);
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return merged[0].CatalogueVersion == group[0].Catalogue.Version ? (merged, reader.GetInt64(0)) : null;
    }

    private async Task<Receipt[]> Write(NpgsqlConnection connection, IReadOnlyList<ReadySubmission> group, Merged[] merged)
    {
        var (events, entries) = (outbox.Collect(), audit.Collect());
        var states = new List<(long Id, SeriesState State)>();
        var receipts = new Receipt[group.Count];
        await using var batch = new NpgsqlBatch(connection);
        var (now, own) = (clock.GetUtcNow(), Activity.Current);
        for (var part = 0; part < group.Count; part++)
        {
            Activity.Current = group[part].Activity;
            var draft = group[part].Draft;
            foreach (var ofMeasure in merged[part].Series.GroupBy(series => series.MeasureId))
                foreach (var chunk in ofMeasure.Chunk(SeriesRefresh.ChunkSize))
                {
                    var update = await refresh.Work(connection, group[part].Catalogue, ofMeasure.Key, chunk, draft.Id, merged[part].RecordedAt, default);
                    states.AddRange(update.States);
                    events.Add(update.Event);
                }
            var row = draft.ToRow(0, merged[part], now);
            batch.BatchCommands.Add(SubmissionRows.Insert(row));
            entries.Add(SubmissionAudit.Of(row), group[part].Origin);
            receipts[part] = Receipt.Of(row, []);
        }
        Activity.Current = own;
        if (states.Count > 0)
        {
            batch.BatchCommands.Add(SeriesStates.Command(merged[0].RecordedAt, states));
            batch.BatchCommands.Add(events.Command());
        }
        batch.BatchCommands.Add(entries.Command());
        batch.BatchCommands.Add(new("commit"));
        await batch.ExecuteNonQueryAsync();
        events.Committed();
        return receipts;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [LoggerMessage(LogLevel.Warning, "{Count} submissions could not be committed together and go one by one")]
    private partial void LogApart(Exception exception, int count);
}
