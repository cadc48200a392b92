using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pmif.Measures.Data;

/// <summary>The number that grows with every change of the catalogue.</summary>
internal static class CatalogueVersions
{
    // Any number will do, as long as all instances agree on it.
    private const long LockKey = 0x63617461;

    /// <summary>The version that the database is at. Asked with every request, so without the query pipeline of Entity Framework.</summary>
    public static async Task<long> CatalogueVersion(this MeasuresDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("select version from catalogue_version", (NpgsqlConnection)db.Database.GetDbConnection());
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Takes the catalogue for this transaction, so that changes of it follow one another and no merge goes on meanwhile, and counts this one.</summary>
    public static Task ChangeCatalogue(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            select pg_advisory_xact_lock({LockKey});
            update catalogue_version set version = version + 1;
            """, cancellationToken);

    /// <inheritdoc cref="Share"/>
    public static Task ShareCatalogue(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({LockKey})", cancellationToken);

    /// <summary>Shares the catalogue: merges go on side by side, only a change of definitions waits. Lighter than locking the row, which all of them would write to.</summary>
    public static NpgsqlBatchCommand Share() => new("select pg_advisory_xact_lock_shared($1)") { Parameters = { new() { Value = LockKey } } };
}
