using Npgsql;

namespace Pmif.Measures.Data.Queries;

/// <summary>Holds the catalogue and the series of staged rows ahead of the merge, in its order, so that what stands now is what the merge will find.</summary>
internal static class StagedSeries
{
    private static readonly string[] LockSql = SqlFile.ReadStatements("Queries.lock_series.sql");

    /// <summary>Begins a batch; its first result is that of the lock on the catalogue.</summary>
    public static NpgsqlBatch Lock(NpgsqlConnection connection)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { CatalogueVersions.Share() } };
        AddLocks(batch, [Guid.Empty]);
        return batch;
    }

    /// <summary>Takes the series of what is staged, whose parts belong to these submissions.</summary>
    public static void AddLocks(NpgsqlBatch batch, Guid[] submissions)
    {
        batch.BatchCommands.Add(new(LockSql[0]));
        batch.BatchCommands.Add(new(LockSql[1]) { Parameters = { new() { Value = submissions } } });
    }

    /// <summary>Leaves the list of series to the merge, which makes it anew; the locks stay.</summary>
    public static NpgsqlBatchCommand Forget() => new("delete from staged_series");
}
