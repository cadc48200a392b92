using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pmif.Cli.Tests;

internal sealed record Received(string Method, string Path, string Query, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Line => $"{Method} {Path}";
}

/// <summary>A real HTTP server on a free loopback port that answers as a test says and keeps what it was sent.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <param name="answer">Gets the request and its number from 1.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="readBody">Whether it takes the body before it answers.</param>
    public static async Task<TestService> StartAsync(Func<Received, int, IResult> answer, int port = 0, bool readBody = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var service = new TestService(builder.Build());
        var count = 0;
        service._app.Run(async http =>
        {
            using var body = new MemoryStream();
            if (readBody)
                await http.Request.Body.CopyToAsync(body);
            var received = new Received(http.Request.Method, http.Request.Path.Value!, http.Request.QueryString.Value ?? "",
                System.Text.Encoding.Latin1.GetString(body.ToArray()),
                http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            service.Requests.Enqueue(received);
            await answer(received, Interlocked.Increment(ref count)).ExecuteAsync(http);
        });
        await service._app.StartAsync();
        return service;
    }

    public static IResult Receipt(string outcome = "accepted", int status = 200, string issues = "", int issueCount = 0, string warnings = "") => Results.Content(
        $$"""{"id":"0197","source":"hr","receivedAt":"2026-10-01T08:00:00Z","outcome":"{{outcome}}","dryRun":false,"rows":{"received":120,"inserted":100,"updated":5,"unchanged":10,"rejected":5},"seriesChanged":14,"issueCount":{{issueCount}},"issues":[{{issues}}],"warnings":[{{warnings}}]}""",
        "application/json", statusCode: status);

    public static IResult Problem(int status, string code) => Results.Content(
        $$"""{"status":{{status}},"code":"{{code}}","title":"It was refused","detail":"for a test"}""", "application/problem+json", statusCode: status);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
