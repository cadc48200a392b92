using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pmif.Measures.Data;

/// <summary>The number that grows with every change of the catalogue.</summary>
internal static class CatalogueVersions
{
    public static Task<long> CatalogueVersion(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"""select version as "Value" from catalogue_version""").SingleAsync(cancellationToken);

    /// <summary>Takes the catalogue for this transaction, so that changes of it follow one another and no merge goes on meanwhile, and counts this one.</summary>
    public static Task ChangeCatalogue(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            select pg_advisory_xact_lock({LockKey});
            update catalogue_version set version = version + 1;
            """, cancellationToken);

    /// <summary>Shares the catalogue: merges go on side by side, only a change of definitions waits. Lighter than locking the row, which all of them would write to.</summary>
    public static NpgsqlBatchCommand Share() => new("select pg_advisory_xact_lock_shared($1)") { Parameters = { new() { Value = LockKey } } };

    // Any number will do, as long as all instances agree on it.
    private const long LockKey = 0x63617461;
}
