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
        foreach (var statement in LockSql)
            batch.BatchCommands.Add(new(statement));
        return batch;
    }

    /// <summary>Leaves the list of series to the merge, which makes it anew; the locks stay.</summary>
    public static NpgsqlBatchCommand Forget() => new("delete from staged_series");
}
