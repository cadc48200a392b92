using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Microsoft.Extensions.Hosting;

/// <summary>Stands in for the one call of Aspire's PostgreSQL package that the services use, where a build does without Aspire.</summary>
public static class NpgsqlDbContextExtensions
{
    /// <summary>Registers a pooled context on the connection string of this name.</summary>
    public static void AddNpgsqlDbContext<TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null,
        Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
        where TContext : DbContext
    {
        var settings = new NpgsqlEntityFrameworkCorePostgreSQLSettings { ConnectionString = builder.Configuration.GetConnectionString(connectionName) };
        configureSettings?.Invoke(settings);

        builder.Services.AddDbContextPool<TContext>(options =>
        {
            var connectionString = settings.ConnectionString
                ?? throw new InvalidOperationException($"The connection string ConnectionStrings:{connectionName} is missing.");
            options.UseNpgsql(connectionString, npgsql => Apply(settings, npgsql));
            configureDbContextOptions?.Invoke(options);
        });
    }

    private static void Apply(NpgsqlEntityFrameworkCorePostgreSQLSettings settings, NpgsqlDbContextOptionsBuilder npgsql)
    {
        if (!settings.DisableRetry) npgsql.EnableRetryOnFailure();
        if (settings.CommandTimeout is { } seconds) npgsql.CommandTimeout(seconds);
    }
}
