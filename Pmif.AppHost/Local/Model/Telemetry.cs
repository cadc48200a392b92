namespace Pmif.AppHost.Local;

internal static class Telemetry
{
    /// <summary>OpenTelemetry's own variables. Quick intervals, as somebody is looking; nothing is sent where nobody listens.</summary>
    public static IEnumerable<(string Variable, string Value)> Settings(string resource, EngineOptions options)
    {
        yield return ("OTEL_SERVICE_NAME", resource);
        if (options.Dashboard is { } dashboard)
        {
            yield return ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://localhost:{dashboard.OtlpPort}");
            yield return ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
            yield return ("OTEL_BSP_SCHEDULE_DELAY", "1000");
            yield return ("OTEL_BLRP_SCHEDULE_DELAY", "1000");
            yield return ("OTEL_METRIC_EXPORT_INTERVAL", "1000");
            yield return ("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based");
        }
    }
}
