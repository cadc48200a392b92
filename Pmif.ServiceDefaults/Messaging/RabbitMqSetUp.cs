using MassTransit;
using Microsoft.Extensions.Configuration;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>The broker's address, and what holds for every queue.</summary>
internal static class RabbitMqSetUp
{
    public static Uri AddressOf(IConfiguration configuration)
    {
        var address = new Uri(configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException("The connection string ConnectionStrings:rabbitmq is missing."));
        return address.Port > 0 ? address : new UriBuilder(address) { Port = address.Scheme == "amqps" ? 5671 : 5672 }.Uri;
    }

    public static void ConnectTo(this IRabbitMqBusFactoryConfigurator rabbit, Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        var virtualHost = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        rabbit.Host(address.Host, (ushort)address.Port, virtualHost.Length == 0 ? "/" : virtualHost, host =>
        {
            host.Username(Uri.UnescapeDataString(user[0]));
            host.Password(Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? ""));
            host.PublisherConfirmation = true;
            host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
            host.Heartbeat(TimeSpan.FromSeconds(10));
            if (address.Scheme == "amqps") host.UseSsl(ssl => ssl.ServerName = address.Host);
        });
    }

    public static void SetUpEndpoints(this IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.PrefetchCount = 32;
        rabbit.ConcurrentMessageLimit = 8;
        rabbit.ConfigureJsonSerializerOptions(options =>
        {
            PmifJson.Apply(options);
            return options;
        });
        rabbit.ConnectEndpointConfigurationObserver(new QuorumQueues());

        // A neighbour that is away (the outer retry) is worth waiting for; anything else is given five tries and then lies in the error queue.
        rabbit.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(Transient.Is);
            retry.Exponential(20, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2));
        });
        rabbit.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(Transient.Is);
            retry.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
        });
    }

    private sealed class QuorumQueues : IEndpointConfigurationObserver
    {
        public void EndpointConfigured<T>(T configurator) where T : IReceiveEndpointConfigurator
        {
            // The bus's own queue for replies goes away with the process and says so in its address.
            var isTemporary = configurator.InputAddress.Query.Contains("temporary=true", StringComparison.Ordinal)
                || configurator.InputAddress.Query.Contains("autodelete=true", StringComparison.Ordinal);
            if (!isTemporary && configurator is IRabbitMqReceiveEndpointConfigurator queue) queue.SetQuorumQueue();
        }
    }
}
