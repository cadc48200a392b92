using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Pmif.ServiceDefaults;

public static class ServiceMessagingExtensions
{
    /// <summary>Connects the service to RabbitMQ: its consumers, the one of its audit trail, and the dispatcher of its outbox.</summary>
    /// <param name="builder">The service, with its database already added.</param>
    /// <param name="configure">Adds the consumers, one by one.</param>
    /// <param name="more">What goes beyond consumers with their own queue.</param>
    public static void AddServiceMessaging<TDb>(
        this IHostApplicationBuilder builder,
        Action<IBusRegistrationConfigurator>? configure = null,
        Action<IBusRegistrationContext, IRabbitMqBusFactoryConfigurator>? more = null)
        where TDb : ServiceDbContext
    {
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            // A service without its broker still answers and keeps its events; it connects when the broker is there.
            options.WaitUntilStarted = false;
            options.StopTimeout = TimeSpan.FromSeconds(15);
        });

        // MassTransit keeps the logger of the first bus of a process (here: of an asynchronous flow), even once its host is gone; tests start several.
        LogContext.Current = null;
        builder.Services.AddMassTransit(bus =>
        {
            // MassTransit would tell its maker of the set-up at every start; a council's system tells nobody outside.
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(ServiceName.Of<TDb>(), includeNamespace: false));
            bus.ConfigureHealthCheckOptions(health =>
            {
                // Replaced by the check below: a broker that is away makes nobody unready.
                health.Name = "masstransit";
                health.Tags.Add("masstransit");
            });
            bus.AddConsumer<PersonForgottenConsumer<TDb>>().Endpoint(queue => queue.Name = $"{ServiceName.Of<TDb>()}-person-forgotten");
            configure?.Invoke(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.ConnectTo(RabbitMqSetUp.AddressOf(builder.Configuration));
                rabbit.SetUpEndpoints();
                more?.Invoke(context, rabbit);
                rabbit.ConfigureEndpoints(context);
            });
        });

        builder.Services.TryAddSingleton<OutboxPublisher>();
        builder.Services.TryAddSingleton(Overtaking.None);
        builder.Services.TryAddSingleton<OutboxMetrics>();
        builder.Services.AddSingleton<Broker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Broker>());
        builder.Services.AddHealthChecks().Add(new("bus", services => services.GetRequiredService<Broker>(), HealthStatus.Degraded, [Health.Ready]));
        builder.Services.AddHostedService<OutboxDispatcher<TDb>>();
        builder.Services.AddHostedService<OutboxHousekeeper<TDb>>();
    }
}
