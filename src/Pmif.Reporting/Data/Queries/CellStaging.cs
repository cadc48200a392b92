using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Pmif.Reporting.Data;

/// <summary>Replaces every cell at once: states are staged while readers and consumers go on, then put in place in one short transaction.</summary>
public sealed class CellStaging(ReportingDb db)
{
    /// <summary>Begins; gives the position up to which the staged states will replace what is there.</summary>
    public async Task<long> Begin(CancellationToken cancellationToken)
    {
        await using var create = await db.Command("""
            drop table if exists staged_cells;
            create temporary table staged_cells (like cell_revisions);
            alter table staged_cells drop column position;
            select position from store
            """, cancellationToken);
        return (long)(await create.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task Add(IReadOnlyCollection<SeriesRow> rows, CancellationToken cancellationToken)
    {
        await using var insert = await db.Command(Sql.Of("stage-cells"), cancellationToken);
        insert.Parameters.AddColumns(rows);
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Puts the staged states in place; gives the number of cells there are then.</summary>
    /// <param name="started">What <see cref="Begin"/> gave.</param>
    /// <param name="now">From now on every revision is known here; earlier ones are gone.</param>
    /// <param name="cancellationToken">Stops it, and then nothing has changed.</param>
    public async Task<long> Swap(long started, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var swap = await db.Command(Sql.Of("swap-cells"), cancellationToken);
        swap.CommandTimeout = 600;
        swap.Parameters.AddWithValue("started", started);
        swap.Parameters.Add(new NpgsqlParameter("historyFrom", NpgsqlDbType.TimestampTz) { Value = now.ToUniversalTime() });
        await using (var reader = await swap.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            var cells = reader.GetInt64(0);
            await reader.CloseAsync();
            await transaction.CommitAsync(cancellationToken);
            return cells;
        }
    }
}
