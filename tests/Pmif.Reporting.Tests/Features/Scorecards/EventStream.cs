using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.Features.Scorecards;

/// <summary>An open page: reads a scorecard's events as a browser does.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Channel<SseItem<string>> events = Channel.CreateUnbounded<SseItem<string>>();
    private readonly CancellationTokenSource stop = new();
    private readonly HttpResponseMessage answer;
    private readonly Task reading;

    private EventStream(HttpResponseMessage answer)
    {
        this.answer = answer;
        reading = Read();
    }

    public static async Task<EventStream> Open(RunningService reporting, string address, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/scorecards/{address}");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await reporting.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        return new EventStream(answer);
    }

    /// <summary>The next event of a kind, others passed over; fails after the deadline.</summary>
    public async Task<(string? Id, JsonNode Data)> Next(string kind = "cell")
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (true)
        {
            var item = await events.Reader.ReadAsync(deadline.Token);
            if (item.EventType == kind)
                return (item.EventId, JsonNode.Parse(item.Data)!);
        }
    }

    /// <summary>Whether the service has ended the stream, in time.</summary>
    public async Task<bool> Ends()
    {
        await events.Reader.Completion.WaitAsync(Deadline);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        answer.Dispose();
        await reading;
        stop.Dispose();
    }

    private async Task Read()
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(stop.Token);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(stop.Token))
                events.Writer.TryWrite(item);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException)
        {
            // Left, or the service is gone.
        }
        events.Writer.TryComplete();
    }
}
