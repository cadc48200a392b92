using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Pmif.ServiceDefaults;

/// <summary>Ready means: the database answers and has every migration that this build knows.</summary>
internal sealed class DatabaseHealth<TDb>(IServiceScopeFactory scopes) : IHealthCheck where TDb : ServiceDbContext
{
    private volatile bool isMigrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        try
        {
            if (isMigrated)
            {
                await db.Database.ExecuteSqlRawAsync("select 1", cancellationToken);
                return HealthCheckResult.Healthy("reachable and migrated");
            }

            var pending = await db.Database.PendingMigrations(cancellationToken);
            isMigrated = pending.Count == 0;
            return isMigrated
                ? HealthCheckResult.Healthy("reachable and migrated")
                : HealthCheckResult.Unhealthy($"migrations are pending, run the migrate command: {string.Join(", ", pending)}");
        }
        catch (PostgresException e) when (!e.IsTransient)
        {
            return HealthCheckResult.Unhealthy($"the database answers with an error: {e.MessageText}", e);
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy("the database cannot be reached", e);
        }
    }
}
