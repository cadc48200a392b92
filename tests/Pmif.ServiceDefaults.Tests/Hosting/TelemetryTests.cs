using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Hosting;

/// <summary>A collector that takes down what a service really exports over OTLP.</summary>
public sealed class TelemetryTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exports_one_trace_from_the_request_through_the_broker_to_the_consumer()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await Collect(received);
        await using var notes = await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "notes",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
        });
        // A client that leaves no spans of its own in this process.
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = notes.HttpAddress };
        using var probe = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        probe.Headers.Add("traceparent", "00-99998888777766665555444433332222-aaaabbbbccccdddd-01");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes") { Content = JsonContent.Create(new NoteTaken("traced")) };
        request.Headers.Add("traceparent", "00-11112222333344445555666677778888-aaaabbbbccccdddd-01");

        using var ready = await client.SendAsync(probe, Cancel);
        using var answer = await client.SendAsync(request, Cancel);

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Count == 1));
        Assert.Equal("11112222333344445555666677778888", notes.Arrivals.All.Single().Trace?.ToHexString());
        await Arrived("/v1/traces", "outbox publish", "MassTransit", "Npgsql", "POST /v1/notes", "http.route", "notes-note-taken");
        await Arrived("/v1/metrics", "pmif.outbox.dispatched", "pmif.outbox.waiting", "http.server.request.duration", "dotnet.gc", "db.client.operation.duration");
        Assert.Contains(Bytes("11112222333344445555666677778888"), received["/v1/traces"], StringComparison.Ordinal);
        Assert.DoesNotContain(Bytes("99998888777766665555444433332222"), received["/v1/traces"], StringComparison.Ordinal);
        Assert.DoesNotContain("skip locked", received["/v1/traces"], StringComparison.Ordinal);

        Task Arrived(string path, params string[] words) => Eventually.Value(
            () => Task.FromResult(string.Join(", ", words.Where(word => !received.GetValueOrDefault(path, "").Contains(word, StringComparison.Ordinal)))),
            missing => missing.Length == 0);
    }

    private static string Bytes(string traceId) => Encoding.Latin1.GetString(Convert.FromHexString(traceId));

    private static async Task<WebApplication> Collect(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async http =>
        {
            // Protobuf keeps its strings as they are, so a name can be looked for without a schema.
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(http.Request.Path, text, (_, before) => before + text);
        });
        await collector.StartAsync(Cancel);
        return collector;
    }
}
