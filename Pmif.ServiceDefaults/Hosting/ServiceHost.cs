using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>What every service's <c>Program.cs</c> calls.</summary>
public static class ServiceHost
{
    /// <summary>Ports, telemetry, health, faults, JSON, OpenAPI, sign-in, and the gRPC server.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="service">Its name as other services call it: framework, measures, risk, benchmarking, reporting or web.</param>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ListenOnPorts();
        builder.LimitRequests();
        builder.QuietLogs();
        builder.AddTelemetry();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddHealthChecks();

        builder.Services.ConfigureHttpJsonOptions(json => PmifJson.Apply(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions["traceId"] = HttpFaults.TraceId(context.HttpContext));
        builder.Services.AddExceptionHandler<FaultExceptionHandler>();
        builder.Services.AddOpenApiDocument();
        builder.Services.AddSignIn(service);
        builder.AskFrameworkForKeys(service);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<FaultInterceptor>();
            // Its end point for unknown services matches any /one/two, and would turn the 415 of a REST address into 404.
            grpc.IgnoreUnknownServices = true;
        });
    }

    /// <summary>The pipeline in front of a service's own end points, its health and its OpenAPI document.</summary>
    public static void MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.DescribeRequests();
        app.UseExceptionHandler();
        app.Use(GrpcFaults.DescribeTooLarge);
        app.UseStatusCodePages(FaultExceptionHandler.DescribeEmptyAnswer);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        AuditOrigin.UseIn(app);
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Serves until stopped; or, when the first argument is <c>migrate</c>, migrates the database and ends; when it is <c>audit</c>, looks at the audit trail.</summary>
    public static async Task<int> RunServiceAsync<TDb>(this WebApplication app, string[] args) where TDb : ServiceDbContext
    {
        ArgumentNullException.ThrowIfNull(app);
        if (args is ["migrate", ..])
        {
            await MigrateCommand.RunAsync<TDb>(app.Services, CancellationToken.None);
            return 0;
        }

        if (args is ["audit", ..]) return await AuditCommand.RunAsync<TDb>(app.Services, args, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }
}
