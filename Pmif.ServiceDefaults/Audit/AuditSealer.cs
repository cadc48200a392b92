using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Pmif.ServiceDefaults;

/// <summary>Seals new entries of the audit trail every second and when the service stops, and tells the log at times where the chain ends.</summary>
internal sealed partial class AuditSealer<TDb>(IServiceScopeFactory scopes, AuditKeys keys, ILogger<AuditSealer<TDb>> log)
    : BackgroundService where TDb : ServiceDbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Telling = TimeSpan.FromHours(1);
    private static readonly TimeSpan Complaining = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private AuditHead? head;
    private long? told;
    private long? complained;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Asked for now: a service that could write nothing to its trail must not start.
        _ = keys.Current;
        if (keys.IsDemo) LogDemo();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do await Turn(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            using var soon = new CancellationTokenSource(Farewell);
            await Turn(soon.Token);
            if (head is not null) LogHead(head.Witness(keys.Service));
        }
    }

    private async Task Turn(CancellationToken cancellationToken)
    {
        try
        {
            for (var more = true; more;)
            {
                await using var scope = scopes.CreateAsyncScope();
                (head, more) = await scope.ServiceProvider.GetRequiredService<AuditSealing<TDb>>().Run(head, cancellationToken);
            }

            if (head is not null && IsDue(ref told, Telling)) LogHead(head.Witness(keys.Service));
        }
        catch (AuditBrokenException e)
        {
            if (IsDue(ref complained, Complaining)) LogBroken(keys.Service, e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (IsDue(ref complained, Complaining)) LogInterrupted(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Cut off by the shutdown; the next start seals what is left.
            LogInterrupted(e);
        }
    }

    private static bool IsDue(ref long? last, TimeSpan interval)
    {
        if (last is { } since && Stopwatch.GetElapsedTime(since) < interval) return false;
        last = Stopwatch.GetTimestamp();
        return true;
    }

    [LoggerMessage(LogLevel.Information, "The audit trail ends at {Witness}")]
    private partial void LogHead(string witness);

    [LoggerMessage(LogLevel.Warning, "The audit trail uses the demo's key, which proves nothing; set Pmif:Audit:Key")]
    private partial void LogDemo();

    [LoggerMessage(LogLevel.Critical, "The audit trail of {Service} is broken, and nothing more is sealed: {What} Run its audit verify command")]
    private partial void LogBroken(string service, string what);

    [LoggerMessage(LogLevel.Warning, "Entries of the audit trail could not be sealed and wait")]
    private partial void LogInterrupted(Exception exception);
}
