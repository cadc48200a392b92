using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Pmif.ServiceDefaults;

/// <summary>The name of the connection string that a service's database context uses.</summary>
internal sealed record ServiceDatabase<TDb>(string ConnectionName);

public static class ServiceDatabaseExtensions
{
    /// <summary>Adds the service's own database: a pooled context, told apart from others by the name of its connection string.</summary>
    public static void AddServiceDatabase<TDb>(this IHostApplicationBuilder builder, string connectionName, Action<DbContextOptionsBuilder>? configure = null)
        where TDb : ServiceDbContext
    {
        var hand = new OutboxHand<TDb>();
        builder.Services.AddSingleton(hand);
        builder.Services.AddSingleton(new Outbox<TDb>(hand));
        var signing = builder.AddAuditTrail<TDb>();
        builder.Services.AddSingleton(new ServiceDatabase<TDb>(connectionName));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth<TDb>>("database", tags: [Health.Ready]);

        builder.AddNpgsqlDbContext<TDb>(connectionName,
            settings =>
            {
                // A retrying execution strategy forbids transactions of one's own, and the outbox needs them.
                settings.DisableRetry = true;
                settings.DisableHealthChecks = true;
                // Planning a statement costs more than running most of ours; a session keeps the plans of those it meets again.
                settings.ConnectionString = Prepared(settings.ConnectionString);
            },
            options =>
            {
                // Migrations are written by hand, so there is no model snapshot to compare with.
                options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
                SnakeCaseNames.AddTo(options);
                options.AddInterceptors(new OutboxCommitInterceptor(hand), signing);
                configure?.Invoke(options);
            });
    }

    private static string? Prepared(string? connectionString) => connectionString is null ? null
        : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 3 }.ConnectionString;
}
