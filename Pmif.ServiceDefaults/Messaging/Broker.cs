using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pmif.ServiceDefaults;

/// <summary>Knows whether the broker is there, and reconnects the queues at once when it comes back.</summary>
/// <remarks>By itself MassTransit waits for up to half a minute between attempts after a long outage, one queue like another, and a service without
/// queues of its own does not notice the outage at all.</remarks>
internal sealed partial class Broker(IBusControl bus, IConfiguration configuration, ILogger<Broker> log) : BackgroundService, IReceiveEndpointObserver, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Uri, IReceiveEndpoint> faulted = new();
    private volatile bool isAway = true;

    /// <summary>Whether publishing has a chance.</summary>
    public bool IsThere => !isAway;

    /// <summary>Says that a publication got no answer.</summary>
    public void MarkAway() => isAway = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = bus.CheckHealth();
        return Task.FromResult(
            isAway ? HealthCheckResult.Degraded("the broker cannot be reached; events wait in the outbox")
            : health.Status == BusHealthStatus.Healthy ? HealthCheckResult.Healthy("connected")
            : HealthCheckResult.Degraded(health.Description));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var address = RabbitMqSetUp.AddressOf(configuration);
        using var observing = bus.ConnectReceiveEndpointObserver(this);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (isAway || !faulted.IsEmpty) await LookFor(address, stoppingToken);
                await Task.Delay(Interval, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogInterrupted(e);
                await Task.Delay(ConnectPatience, stoppingToken);
            }
        }
    }

    private async Task LookFor(Uri address, CancellationToken stopping)
    {
        var answers = await Answers(address, stopping);
        if (answers) await OpenQueues(stopping);
        isAway = !answers;
    }

    private async Task OpenQueues(CancellationToken stopping)
    {
        foreach (var uri in faulted.Keys)
        {
            if (!faulted.TryRemove(uri, out var endpoint)) continue;
            LogReconnecting(uri);
            await endpoint.Stop(stopping);
            endpoint.Start(stopping);
        }

        await QueuesOpen(stopping);
    }

    /// <summary>An event published before the service's own queues exist would pass them by; but one queue that cannot be opened holds up nothing for long.</summary>
    private async Task QueuesOpen(CancellationToken stopping)
    {
        var since = Stopwatch.GetTimestamp();
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy && Stopwatch.GetElapsedTime(since) < OpenPatience)
            await Task.Delay(TimeSpan.FromMilliseconds(50), stopping);
    }

    Task IReceiveEndpointObserver.Faulted(ReceiveEndpointFaulted faulted)
    {
        this.faulted[faulted.InputAddress] = faulted.ReceiveEndpoint;
        return Task.CompletedTask;
    }

    Task IReceiveEndpointObserver.Ready(ReceiveEndpointReady ready)
    {
        faulted.TryRemove(ready.InputAddress, out _);
        return Task.CompletedTask;
    }

    Task IReceiveEndpointObserver.Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    private static async Task<bool> Answers(Uri address, CancellationToken stopping)
    {
        using var tcp = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(ConnectPatience);
        try
        {
            await tcp.ConnectAsync(address.Host, address.Port, patience.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The broker answers again; reconnecting {Endpoint}")]
    private partial void LogReconnecting(Uri endpoint);

    [LoggerMessage(LogLevel.Warning, "Looking for the broker was interrupted and goes on in a moment")]
    private partial void LogInterrupted(Exception exception);
}
