using Npgsql;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Data.Queries;

/// <summary>A series that a submission changed.</summary>
/// <param name="Id">The series.</param>
/// <param name="MeasureId">Its measure.</param>
/// <param name="BreakdownId">What it is about.</param>
/// <param name="Revision">Its revision before the change.</param>
/// <param name="Points">The points that changed, where they are few enough to be told.</param>
internal readonly record struct ChangedSeries(long Id, int MeasureId, int BreakdownId, long Revision, List<SeriesPoint>? Points = null);

/// <summary>What a merge did.</summary>
internal sealed record Merged(long Inserted, long Updated, DateTime RecordedAt, long CatalogueVersion, IReadOnlyList<ChangedSeries> Series);

/// <summary>Brings staged values into the tables that count, in a handful of set-based statements whatever their number.</summary>
internal static class ValueMerge
{
    private static readonly string RemoveDuplicatesSql = SqlFile.Read("Queries.remove_duplicates.sql");
    private static readonly string[] LockSeriesSql = SqlFile.ReadStatements("Queries.lock_series.sql");
    private static readonly string UpdateSql = SqlFile.Read("Queries.update_values.sql");
    private static readonly string InsertSql = SqlFile.Read("Queries.insert_values.sql");

    private static readonly string ChangedPointsSql = SqlFile.Read("Queries.changed_points.sql");
    private static readonly string StageRevertSql = SqlFile.Read("Queries.stage_revert.sql");

    /// <summary>Takes repeated rows out of the staging table and writes them down as issues; tells the first thousand and how many there were.</summary>
    public static async Task<(List<RowIssue> First, int Count)> RemoveDuplicates(NpgsqlConnection connection, Guid submission, int issuesBefore, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(RemoveDuplicatesSql, connection)
        {
            Parameters = { new() { Value = submission }, new() { Value = issuesBefore } },
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var first = new List<RowIssue>();
        long count = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            first.Add(new RowIssue(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
            count = reader.GetInt64(5);
        }
        return (first, (int)count);
    }

    /// <summary>Stages what stood before a submission. Its series are locked first, so that nothing newer can be overwritten.</summary>
    public static async Task<long> StageRevert(NpgsqlConnection connection, Guid undone, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                CatalogueVersions.Share(),
                new("""
                    select id from series where id in (select series_id from current_values where submission_id in (
                        select $1 union all select id from submissions where reverts is not null and completed_at >= (select completed_at from submissions where id = $1)))
                    order by measure_id, breakdown_id for update
                    """)
                {
                    Parameters = { new() { Value = undone } },
                },
                new(StageRevertSql) { Parameters = { new() { Value = undone } } },
            },
            Timeout = 0,
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (long)batch.BatchCommands[2].Rows;
    }

    /// <summary>Locks the series of what is staged ahead of the merge, for a look at what stands in them.</summary>
    public static async Task LockStaged(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var statement in LockSeriesSql)
            batch.BatchCommands.Add(new(statement));
        // The merge fills it itself.
        batch.BatchCommands.Add(new("delete from staged_series"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Merges what is staged.</summary>
    /// <param name="connection">Within the transaction of the submission.</param>
    /// <param name="submission">Whose values they are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="tellsPoints">Whether to tell which points changed; for small submissions.</param>
    public static async Task<Merged> Run(NpgsqlConnection connection, Guid submission, CancellationToken cancellationToken, bool tellsPoints = false)
    {
        var (recordedAt, catalogueVersion, series) = await Lock(connection, cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        // Updates first: afterwards the inserted rows would be found again.
        foreach (var sql in new[] { UpdateSql, InsertSql })
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = submission }, new() { Value = recordedAt } } });
        if (tellsPoints)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(ChangedPointsSql) { Parameters = { new() { Value = submission } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var changed = new Dictionary<long, ChangedSeries>();
        var updated = await Collect(reader, series, changed, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var inserted = await Collect(reader, series, changed, cancellationToken);
        if (await reader.NextResultAsync(cancellationToken))
            await CollectPoints(reader, changed, cancellationToken);
        return new Merged(inserted, updated, recordedAt, catalogueVersion, [.. changed.Values.OrderBy(one => one.MeasureId).ThenBy(one => one.Id)]);
    }

    private static async Task<(DateTime RecordedAt, long CatalogueVersion, Dictionary<long, ChangedSeries> Series)> Lock(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.BatchCommands.Add(CatalogueVersions.Share());
        batch.BatchCommands.Add(new("select version from catalogue_version"));
        foreach (var statement in LockSeriesSql)
            batch.BatchCommands.Add(new(statement));
        batch.BatchCommands.Add(new("select clock_timestamp()"));
        batch.BatchCommands.Add(new("select series_id, measure_id, breakdown_id, revision from staged_series"));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var version = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var recordedAt = reader.GetDateTime(0);
        await reader.NextResultAsync(cancellationToken);
        var series = new Dictionary<long, ChangedSeries>();
        while (await reader.ReadAsync(cancellationToken))
            series.Add(reader.GetInt64(0), new(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3)));
        return (recordedAt, version, series);
    }

    private static async Task<long> Collect(NpgsqlDataReader reader, Dictionary<long, ChangedSeries> series, Dictionary<long, ChangedSeries> changed, CancellationToken cancellationToken)
    {
        long total = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            total += reader.GetInt64(1);
            changed[reader.GetInt64(0)] = series[reader.GetInt64(0)];
        }
        return total;
    }

    private static async Task CollectPoints(NpgsqlDataReader reader, Dictionary<long, ChangedSeries> changed, CancellationToken cancellationToken)
    {
        foreach (var id in changed.Keys)
            changed[id] = changed[id] with { Points = [] };
        while (await reader.ReadAsync(cancellationToken))
            changed[reader.GetInt64(0)].Points!.Add(SeriesPoints.PointAt(reader, 1));
    }
}
