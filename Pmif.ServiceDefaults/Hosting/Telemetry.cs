using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pmif.ServiceDefaults;

/// <summary>Traces, metrics and logs over OTLP, from the sources that .NET and the libraries have built in; nothing at all without an OTLP endpoint.</summary>
internal static class Telemetry
{
    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Grpc.Net.Client", "Npgsql", "MassTransit", "Pmif.*"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.*", "System.Net.Http", "System.Net.NameResolution", "System.Runtime",
        "Microsoft.EntityFrameworkCore", "Npgsql", "MassTransit", "Pmif.*",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .UseOtlpExporter();
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_SERVICE_NAME"]))
            telemetry.ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName));
    }

    /// <summary>Gives the server's spans the names and attributes of OpenTelemetry's conventions, and leaves out health probes, which would bury the rest.</summary>
    public static void DescribeRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        var span = Activity.Current;
        if (http.Request.Path.StartsWithSegments("/health") && span is not null) span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        try
        {
            await next(http);
        }
        finally
        {
            if (span is { Recorded: true }) Describe(span, http);
        }
    });

    private static void Describe(Activity span, HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        span.SetTag("http.request.method", http.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("url.path", http.Request.Path.Value);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500) span.SetStatus(ActivityStatusCode.Error);
    }
}
