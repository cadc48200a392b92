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
    private const string LockedSql = "select series_id, measure_id, breakdown_id, revision, submission, locked_at from staged_series";

    private static readonly string RemoveDuplicatesSql = SqlFile.Read("Queries.remove_duplicates.sql");
    private static readonly (string Counted, string Told) UpdateSql = Written("Queries.update_values.sql");
    private static readonly (string Counted, string Told) InsertSql = Written("Queries.insert_values.sql");
    private static readonly string StageRevertSql = SqlFile.Read("Queries.stage_revert.sql");

    /// <summary>The measures that staged rows are of.</summary>
    public static async Task<List<int>> StagedMeasures(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select distinct measure_id from staged_values", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var measures = new List<int>();
        while (await reader.ReadAsync(cancellationToken))
            measures.Add(reader.GetInt32(0));
        return measures;
    }

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
        StagedSeries.AddLocks(batch, [Guid.Empty]);
        // The merge fills it itself.
        batch.BatchCommands.Add(StagedSeries.Forget());
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Merges what is staged.</summary>
    /// <param name="connection">Within the transaction of the submission.</param>
    /// <param name="submission">Whose values they are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="tellsPoints">Whether to tell which points changed; for small submissions.</param>
    public static async Task<Merged> Run(NpgsqlConnection connection, Guid submission, CancellationToken cancellationToken, bool tellsPoints = false)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        AddTo(batch, [submission], tellsPoints);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return (await Read(reader, [submission], tellsPoints, cancellationToken))[0];
    }

    /// <summary>Adds the statements that merge what is staged, whose parts belong to these submissions. No series may belong to two of them.</summary>
    public static void AddTo(NpgsqlBatch batch, Guid[] submissions, bool tellsPoints)
    {
        batch.BatchCommands.Add(CatalogueVersions.Share());
        batch.BatchCommands.Add(new("select version, clock_timestamp() from catalogue_version"));
        StagedSeries.AddLocks(batch, submissions);
        batch.BatchCommands.Add(new(LockedSql));
        // Updates first: afterwards the inserted rows would be found again.
        batch.BatchCommands.Add(new(tellsPoints ? UpdateSql.Told : UpdateSql.Counted));
        batch.BatchCommands.Add(new(tellsPoints ? InsertSql.Told : InsertSql.Counted));
    }

    /// <summary>Reads what those statements tell, for each submission.</summary>
    /// <param name="reader">At the result of the first of them.</param>
    /// <param name="submissions">The same in the same order.</param>
    /// <param name="tellsPoints">The same.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Merged[]> Read(NpgsqlDataReader reader, Guid[] submissions, bool tellsPoints, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (version, recordedAt) = (reader.GetInt64(0), reader.GetDateTime(1));
        await reader.NextResultAsync(cancellationToken);
        var series = new Dictionary<long, (Guid Submission, ChangedSeries Series)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            series.Add(reader.GetInt64(0), (reader.GetGuid(4), new(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3))));
            // The values count from when the last of their series was taken.
            if (reader.GetDateTime(5) is var lockedAt && lockedAt > recordedAt)
                recordedAt = lockedAt;
        }
        var changed = new Dictionary<long, (int Part, ChangedSeries Series)>();
        var updated = await ReadWritten();
        var inserted = await ReadWritten();
        var byPart = changed.Values.ToLookup(one => one.Part, one => one.Series);
        return [.. submissions.Select((_, part) =>
            new Merged(inserted[part], updated[part], recordedAt, version, [.. byPart[part].OrderBy(one => one.MeasureId).ThenBy(one => one.Id)]))];

        async Task<long[]> ReadWritten()
        {
            var counts = new long[submissions.Length];
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var id = reader.GetInt64(0);
                if (!changed.TryGetValue(id, out var known))
                {
                    var (submission, one) = series[id];
                    changed.Add(id, known = (Array.IndexOf(submissions, submission), tellsPoints ? one with { Points = [] } : one));
                }
                known.Series.Points?.Add(SeriesPoints.PointAt(reader, 1));
                counts[known.Part] += tellsPoints ? 1 : reader.GetInt64(1);
            }
            return counts;
        }
    }

    // Few values are told one by one, so that their series need not be read; of many the numbers are told.
    private static (string Counted, string Told) Written(string file)
    {
        var sql = SqlFile.Read(file);
        return (sql.Replace("{told}", "c.series_id", StringComparison.Ordinal) + "select series_id, count(*) from written group by series_id",
            sql.Replace("{told}", "c.series_id, c.period_start, c.period_months, c.value, c.lower, c.upper, c.flag, c.rag, c.target", StringComparison.Ordinal) + "table written");
    }
}
