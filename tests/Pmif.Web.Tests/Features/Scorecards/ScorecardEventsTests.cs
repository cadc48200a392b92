using System.Net.ServerSentEvents;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Reporting.V1;

namespace Pmif.Web.Tests.Features.Scorecards;

public class ScorecardEventsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Relays_a_changed_cell_as_the_row_that_the_page_shows()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        await using var events = await Open(site, "after=41");
        await events.Wait(() => site.Council.Watching == 1);

        var cell = SampleCouncil.Cell("HR01", "Working days lost to sickness", "8.9 days", "green");
        cell.UpdatedAt = Timestamp.FromDateTime(SampleCouncil.Now.AddMinutes(1));
        site.Council.Tell("balanced-scorecard", new CellChanged
        {
            Cell = cell,
            Counts = new StatusCounts { Rated = 2, Green = 2, NotDue = 1 },
            Groups = { new GroupCounts { Group = "employees", Counts = new StatusCounts { Rated = 2, Green = 2, NotDue = 1 } } },
        });
        var message = await events.NextCell();

        Assert.Equal("HR01|", message.GetProperty("key").GetString());
        Assert.Equal("Working days lost to sickness: now 8.9 days, On target.", message.GetProperty("announcement").GetString());
        var row = message.GetProperty("row").GetString()!;
        Assert.Equal((2, 3), (message.GetProperty("numbers").GetProperty("green").GetInt32(), message.GetProperty("numbers").GetProperty("all").GetInt32()));
        Assert.Equal("3 June 2025 at 2:06pm", message.GetProperty("asOf").GetString());
        Assert.StartsWith("<tr", row, StringComparison.Ordinal);
        Assert.Contains("8.9 days", row, StringComparison.Ordinal);
        Assert.Contains("2 of 2 rated measures are on target (100%).", Html.Text(message.GetProperty("counts").GetProperty("employees").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begins_with_what_changed_since_the_page_was_made()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        site.Council.Missed.AddRange([Change("HR01", after: 41), Change("FN01", after: 42)]);

        await using var events = await Open(site, "after=41");

        Assert.Equal("FN01|", (await events.NextCell()).GetProperty("key").GetString());
    }

    [Fact]
    public async Task Goes_on_after_what_the_browser_saw_last()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        site.Council.Missed.AddRange([Change("HR01", after: 41), Change("FN01", after: 42)]);
        site.Http.DefaultRequestHeaders.Add("Last-Event-ID", "41");

        await using var events = await Open(site, "after=7");

        Assert.Equal("FN01|", (await events.NextCell()).GetProperty("key").GetString());
    }

    [Fact]
    public async Task Asks_the_page_to_read_again_when_the_layout_changes()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        site.Council.Scorecards[0].Position = 77;
        await using var events = await Open(site, "after=41");
        await events.Wait(() => site.Council.Watching == 1);

        site.Council.EndWatches();

        Assert.Equal("77", (await events.Next("layout")).EventId);
    }

    [Fact]
    public async Task Stops_watching_when_the_reader_leaves()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        var events = await Open(site, "");
        await events.Wait(() => site.Council.Watching == 1);

        await events.DisposeAsync();

        await events.Wait(() => site.Council.Watching == 0);
    }

    private static CellChanged Change(string measure, long after) => new() { Cell = SampleCouncil.Cell(measure, measure, "1", "green"), After = after };

    private static async Task<OpenPage> Open(WebSite site, string query)
    {
        var answer = await site.Http.GetAsync(new Uri($"/scorecards/balanced-scorecard/events?{query}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new OpenPage(answer, await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    private sealed class OpenPage(HttpResponseMessage answer, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        public async Task<JsonElement> NextCell() => JsonElement.Parse((await Next("cell")).Data);

        public async Task<SseItem<string>> Next(string type)
        {
            while (await _items.MoveNextAsync().AsTask().WaitAsync(Deadline))
                if (_items.Current.EventType == type)
                    return _items.Current;
            throw new InvalidOperationException("The stream ended.");
        }

        public async Task Wait(Func<bool> condition)
        {
            var end = DateTime.UtcNow + Deadline;
            while (!condition())
            {
                Assert.True(DateTime.UtcNow < end, "Waited too long.");
                await Task.Delay(10);
            }
        }

        public async ValueTask DisposeAsync()
        {
            answer.Dispose();
            await stream.DisposeAsync();
        }
    }
}
