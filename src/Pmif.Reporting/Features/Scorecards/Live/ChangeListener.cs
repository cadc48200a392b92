using System.Data.Common;
using Npgsql;

namespace Pmif.Reporting.Features.Scorecards.Live;

/// <summary>
/// This instance's ear: one connection on which PostgreSQL tells, on commit, what any instance changed. When it is lost it comes back by
/// itself, and all is read anew, so nothing that happened meanwhile is missed.
/// </summary>
public sealed class ChangeListener(IConfiguration configuration, CurrentScorecards scorecards, Watchers watchers, ILogger<ChangeListener> log)
    : BackgroundService
{
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await Connect(stoppingToken);
                pause = ShortestPause;
                scorecards.StartKeeping();
                watchers.Wake();
                await Listen(connection, stoppingToken);
            }
            catch (Exception e) when (e is DbException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Changes cannot be heard of; trying again in {Pause}", pause);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                scorecards.StopKeeping();
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<NpgsqlConnection> Connect(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(ReportingService.Database))
        {
            Pooling = false,
            CommandTimeout = 5,
            ApplicationName = "reporting changes",
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            connection.Notification += (_, told) => Heard(told.Payload);
            await connection.OpenAsync(cancellationToken);
            await Execute(connection, "listen scorecards", cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task Listen(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A peer that vanished without a word is only noticed by asking it something.
            if (!await connection.WaitAsync(Probe, cancellationToken))
                await Execute(connection, "select 1", cancellationToken);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Heard(string measure)
    {
        scorecards.Forget(measure);
        watchers.Wake();
    }
}
