using Npgsql;

namespace Pmif.ServiceDefaults;

/// <summary>Makes one service's role and database on a server, or brings their password and rights up to date.</summary>
internal static class DatabaseProvisioning
{
    public static async Task EnsureAsync(string administrator, NpgsqlConnectionStringBuilder service, long lockKey, CancellationToken cancellationToken)
    {
        var role = service.Username ?? throw new InvalidOperationException("The service's connection string names no user.");
        var database = service.Database ?? role;

        // Unpooled, so that closing it ends the session and with it the lock.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(administrator) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.LockAsync(lockKey, cancellationToken);

        if (!await Exists("select exists (select from pg_roles where rolname = $1)", role))
            await Run($"create role {Identifier(role)} login");
        if (service.Password is { } password)
            await Run($"alter role {Identifier(role)} login password {Literal(ScramSecret.Of(password))}");

        if (!await Exists("select exists (select from pg_database where datname = $1)", database))
        {
            // Managed servers have no superuser; there the administrator must be a member to give a database away.
            if (!await Exists("select pg_has_role(current_user, $1, 'member')", role)) await Run($"grant {Identifier(role)} to current_user");
            await Run($"create database {Identifier(database)} owner {Identifier(role)}");
        }

        await Run($"revoke all on database {Identifier(database)} from public");

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        async Task<bool> Exists(string sql, string name)
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
            return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
    }

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
