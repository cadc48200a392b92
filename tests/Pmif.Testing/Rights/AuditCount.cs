using Npgsql;

namespace Pmif.Testing;

/// <summary>Entries of a service's audit trail, counted in its database.</summary>
internal static class AuditCount
{
    public static async Task<long> Of(RunningService service, string actor, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(service.Settings.Database);
        await using var count = source.CreateCommand("select count(*) from audit_entry where actor = $1");
        count.Parameters.Add(new() { Value = actor });
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What actors whose ids begin so have left, but for the receipts of submissions of which every row was refused.</summary>
    public static async Task<IReadOnlyList<string>> Refused(RunningService service, string prefix, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(service.Settings.Database);
        await using var read = source.CreateCommand("""
            select action || ' by ' || actor from audit_entry
            where starts_with(actor, $1) and not (action = 'values.submitted' and after::json ->> 'outcome' = 'rejected')
            """);
        read.Parameters.Add(new() { Value = prefix });
        var left = new List<string>();
        await using var reader = await read.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) left.Add(reader.GetString(0));
        return left;
    }
}
