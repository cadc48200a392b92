using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pmif.ServiceDefaults;

/// <summary>The connections to one other service: its addresses in turn, kept alive, and calls repeated while it is unavailable.</summary>
internal static class ServiceChannel
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    public static GrpcChannel Create(IConfiguration configuration, string serviceName)
    {
        var addresses = configuration.GetSection($"services:{serviceName}:grpc").GetChildren()
            .OrderBy(child => int.Parse(child.Key, System.Globalization.CultureInfo.InvariantCulture)).Select(child => new Uri(child.Value!)).ToList();
        if (addresses.Count == 0) throw new InvalidOperationException($"No address of the service {serviceName}: services:{serviceName}:grpc:0 is missing.");

        // The balancer can lose a lone address for good when its process hangs and is started anew; the handler alone just connects again.
        var isBalanced = addresses.Count > 1;
        var services = new ServiceCollection();
        services.AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => addresses.Select(address => new BalancerAddress(address.Host, address.Port))));
        return GrpcChannel.ForAddress(isBalanced ? $"static:///{serviceName}" : addresses[0].ToString(), new GrpcChannelOptions
        {
            ServiceProvider = isBalanced ? services.BuildServiceProvider() : null,
            Credentials = addresses[0].Scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxMessageBytes,
            MaxReconnectBackoff = TimeSpan.FromSeconds(5),
            ServiceConfig = new ServiceConfig
            {
                LoadBalancingConfigs = { isBalanced ? new RoundRobinConfig() : new PickFirstConfig() },
                MethodConfigs =
                {
                    new MethodConfig
                    {
                        Names = { MethodName.Default },
                        RetryPolicy = new RetryPolicy
                        {
                            MaxAttempts = 4,
                            InitialBackoff = TimeSpan.FromMilliseconds(200),
                            MaxBackoff = TimeSpan.FromSeconds(2),
                            BackoffMultiplier = 2,
                            RetryableStatusCodes = { StatusCode.Unavailable },
                        },
                    },
                },
            },
        });
    }
}
