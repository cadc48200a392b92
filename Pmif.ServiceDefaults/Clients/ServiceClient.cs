using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Pmif.ServiceDefaults;

public static class ServiceClientExtensions
{
    /// <summary>A gRPC client of another service, found at <c>services:{name}:grpc:{0,1,…}</c>. All clients of one service share its connections.</summary>
    /// <param name="builder">The calling service.</param>
    /// <param name="serviceName">framework, measures, risk, benchmarking or reporting.</param>
    /// <param name="deadline">For calls that bring none of their own; 10 seconds unless given.</param>
    public static void AddServiceClient<TClient>(this IHostApplicationBuilder builder, string serviceName, TimeSpan? deadline = null)
        where TClient : ClientBase
    {
        builder.AddChannel(serviceName);
        builder.Services.AddSingleton(services => Create<TClient>(services, serviceName, deadline));
    }

    /// <summary>The same for what several services offer alike: the client is had by the service's name as its key.</summary>
    public static void AddKeyedServiceClient<TClient>(this IHostApplicationBuilder builder, string serviceName) where TClient : ClientBase
    {
        builder.AddChannel(serviceName);
        builder.Services.AddKeyedSingleton(serviceName, (services, _) => Create<TClient>(services, serviceName, null));
    }

    private static void AddChannel(this IHostApplicationBuilder builder, string serviceName)
    {
        builder.Services.TryAddKeyedSingleton(serviceName, (services, _) => ServiceChannel.Create(services.GetRequiredService<IConfiguration>(), serviceName));
        builder.Services.TryAddKeyedSingleton(serviceName, (services, _) => new Patience(Clock(services)));
        builder.Services.AddCallerTokens();
    }

    private static TClient Create<TClient>(IServiceProvider services, string serviceName, TimeSpan? deadline) where TClient : ClientBase
    {
        var invoker = services.GetRequiredKeyedService<Grpc.Net.Client.GrpcChannel>(serviceName)
            .Intercept(new CallDefaults(
                deadline ?? TimeSpan.FromSeconds(10), serviceName, services.GetRequiredKeyedService<Patience>(serviceName), services.GetRequiredService<CallerTokens>(),
                services.GetRequiredService<ServiceIdentity>(), services.GetRequiredService<IHttpContextAccessor>(), Clock(services)));
        return (TClient)Activator.CreateInstance(typeof(TClient), invoker)!;
    }

    private static TimeProvider Clock(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;
}
