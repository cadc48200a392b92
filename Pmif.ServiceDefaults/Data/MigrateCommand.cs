using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Pmif.ServiceDefaults;

/// <summary><c>dotnet Pmif.X.dll migrate</c>: role and database when the server's administrator is given, then the migrations, as the role.</summary>
/// <remarks>Safe to repeat and to run from several places at once: each step holds an advisory lock.</remarks>
internal static partial class MigrateCommand
{
    // Any number will do, as long as all runs agree on it.
    private const long LockKey = 0x506D6966;

    public static async Task RunAsync<TDb>(IServiceProvider services, CancellationToken cancellationToken) where TDb : ServiceDbContext
    {
        await using var scope = services.CreateAsyncScope();
        var configuration = scope.ServiceProvider.GetRequiredService<IConfiguration>();
        var log = scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MigrateCommand));
        var name = scope.ServiceProvider.GetRequiredService<ServiceDatabase<TDb>>().ConnectionName;
        var service = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"The connection string ConnectionStrings:{name} is missing."));

        if (configuration.GetConnectionString("postgres") is { } administrator)
        {
            await DatabaseProvisioning.EnsureAsync(administrator, service, LockKey, cancellationToken);
            LogProvisioned(log, service.Database, service.Username);
        }

        // Unpooled: a connection that went back to the pool would go on holding the lock.
        await using var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(service.ConnectionString) { Pooling = false }.ConnectionString);
        await holder.OpenAsync(cancellationToken);
        await holder.LockAsync(LockKey, cancellationToken);

        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        // Entity Framework would find out by an error, and log it, that a new database has no history.
        await database.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        var pending = await database.PendingMigrations(cancellationToken);
        await database.MigrateAsync(cancellationToken);
        LogMigrated(log, service.Database, pending.Count);
    }

    /// <summary>Waits for the lock; it ends with the connection's session.</summary>
    internal static async Task LockAsync(this NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = key } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is still to do, in a database that may not have a history yet.</summary>
    internal static async Task<IReadOnlyList<string>> PendingMigrations(this DatabaseFacade database, CancellationToken cancellationToken) =>
        await database.GetService<IHistoryRepository>().ExistsAsync(cancellationToken)
            ? [.. await database.GetPendingMigrationsAsync(cancellationToken)]
            : [.. database.GetMigrations()];

    [LoggerMessage(LogLevel.Information, "Database {Database} and role {Role} are there")]
    private static partial void LogProvisioned(ILogger logger, string? database, string? role);

    [LoggerMessage(LogLevel.Information, "Database {Database} is up to date; {Count} migrations were applied")]
    private static partial void LogMigrated(ILogger logger, string? database, int count);
}
