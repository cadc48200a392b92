using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmif.ServiceDefaults.Tests.V1;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class AttackTests(TestServers servers)
{
    private const int PerMinute = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_guesses_tokens_is_refused_before_one_is_looked_at_and_tokens_known_good_go_on()
    {
        await using var notes = await Start();
        var administrator = DemoPeople.Find("demo-administrator")!.ToCaller();
        var known = ServiceSettings.Tokens().For(administrator, "notes");
        Assert.Null(await Code(notes, known));

        for (var guess = 0; guess < PerMinute; guess++) Assert.Equal("auth.token-invalid", await Code(notes, Cut(known, guess)));

        Assert.Equal("auth.too-many-failures", await Code(notes, Cut(known, PerMinute)));
        // Good, but never seen: it is not looked at, or guessing would go on.
        Assert.Equal("auth.too-many-failures", await Code(notes, ServiceSettings.Tokens().For(administrator with { Name = "Another" }, "notes")));
        // A provider's, good or not.
        Assert.Equal("auth.too-many-failures", await Code(notes, "eyJhbGciOiJSUzI1NiJ9.e30.AA"));
        Assert.Null(await Code(notes, known));
    }

    [Fact]
    public async Task What_was_brought_and_refused_is_not_logged()
    {
        var log = new Captured();
        await using var notes = await Start(log);
        var good = ServiceSettings.Tokens().For(DemoPeople.Find("demo-viewer")!.ToCaller(), "notes");
        string[] secrets = ["pmif_secret_of_somebody_1234", Cut(good, 0), ServiceSettings.Tokens().For(Caller.Service("web"), "measures"), "eyJhbGciOiJub25lIn0.eyJzZWNyZXQiOiJzaGgifQ.", good];
        foreach (var secret in secrets)
        {
            Assert.NotNull(await Code(notes, secret, "/v1/administer"));
            await Assert.ThrowsAsync<RpcException>(async () => await notes.Grpc().AdministerAsync(new(), new Metadata { { "authorization", $"Bearer {secret}" } }, cancellationToken: Cancel));
        }

        Assert.Contains(log.Lines, line => line.Contains("Refused with auth.", StringComparison.Ordinal));
        // A token's parts alone would do: what it says of somebody, and its signature.
        foreach (var part in secrets.SelectMany(secret => secret.Split('.')).Where(part => part.Length > 12))
            Assert.DoesNotContain(log.Lines, line => line.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_by_every_door()
    {
        await using var notes = await Start();

        using var body = await notes.Http().PostAsJsonAsync("/v1/small", new { text = new string('x', 100) }, Cancel);
        var message = await Assert.ThrowsAsync<RpcException>(async () => await notes.Grpc().EndAsync(new EndRequest { How = new string('x', 5 * 1024 * 1024) }, cancellationToken: Cancel));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/words") { Headers = { { "x-large", new string('x', 40 * 1024) } } };
        using var headers = await notes.Http().SendAsync(request, Cancel);

        Assert.Equal("request.too-large", (await body.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal((StatusCode.ResourceExhausted, "request.too-large"), (message.StatusCode, message.ToFault()?.Code));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, headers.StatusCode);
    }

    private async Task<NotesHost> Start(Captured? log = null) => await NotesHost.Start(await NotesPlace.Take(servers),
        new Dictionary<string, string?> { ["Pmif:Limits:FailuresPerMinute"] = log is null ? PerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture) : "0", ["Logging:LogLevel:Default"] = "Trace" },
        map: app => { if (log is not null) app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log); });

    // Another end of the signature each time.
    private static string Cut(string token, int by) => token[..^(by + 2)];

    private static async Task<string?> Code(NotesHost notes, string token, string path = "/v1/read")
    {
        using var answer = await notes.Http(token).GetAsync(path, Cancel);
        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
    }

    private sealed class Captured : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
