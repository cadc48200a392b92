using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Messaging.FromMeasures;

public sealed class MeasureUpdatedTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fixture.LayOut(1, ("balanced", ["all: OLDER EQUAL REPLAY ORDER TWICE MANY"]));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_older_revision_changes_nothing()
    {
        await fixture.Bus.Publish(Facts.Updated("OLDER", 5, 9.4m));
        var before = await Shown("OLDER", 5);
        await fixture.Bus.Publish(Facts.Updated("OLDER", 4, 1m, Rag.Green));

        await Unchanged("OLDER", before);
    }

    [Fact]
    public async Task An_equal_revision_changes_nothing()
    {
        await fixture.Bus.Publish(Facts.Updated("EQUAL", 5, 9.4m));
        var before = await Shown("EQUAL", 5);
        await fixture.Bus.Publish(Facts.Updated("EQUAL", 5, 1m, Rag.Green));

        await Unchanged("EQUAL", before);
    }

    [Fact]
    public async Task The_same_messages_again_change_nothing()
    {
        MeasureUpdated[] messages = [Facts.Updated("REPLAY", 1, 1m), Facts.Updated("REPLAY", 2, 2m), Facts.Updated("REPLAY", 3, 3m)];
        await fixture.Bus.Publish(messages);
        var before = await Shown("REPLAY", 3);
        await fixture.Bus.Publish([.. messages.Reverse()]);

        await Unchanged("REPLAY", before);
    }

    [Fact]
    public async Task Messages_out_of_order_end_in_the_newest()
    {
        foreach (var revision in new[] { 3, 1, 7, 2, 6, 5, 4 })
            await fixture.Bus.Publish(Facts.Updated("ORDER", revision, revision));

        var shown = await Shown("ORDER", 7);
        Assert.Equal((7m, "no-clear-change"), ((decimal)shown["value"]!, (string?)shown["change"]));
    }

    [Fact]
    public async Task Of_a_series_named_twice_in_one_message_the_newer_counts()
    {
        await fixture.Bus.Publish(new MeasureUpdated("TWICE", Guid.NewGuid(), Facts.Noon, [Facts.Series(9, 9m), Facts.Series(8, 8m)]));

        Assert.Equal(9m, (decimal)(await Shown("TWICE", 9))["value"]!);
    }

    [Fact]
    public async Task Takes_some_hundred_series_in_one_message()
    {
        var series = Enumerable.Range(0, 500).Select(i => Facts.Series(1, i, breakdown: i == 0 ? "" : $"E0500{i:0000}"));
        await fixture.Bus.Publish(new MeasureUpdated("MANY", Guid.NewGuid(), Facts.Noon, [.. series]));

        var cell = await fixture.Cell("balanced?breakdown=E05000499", "MANY", cell => (long)cell["revision"]! == 1);
        Assert.Equal(499m, (decimal)cell["value"]!);
    }

    [Fact]
    public async Task Consumers_at_once_on_the_same_series_end_in_the_newest()
    {
        // All messages name the same series in different orders: writers that locked them one by one would meet crosswise.
        var breakdowns = Enumerable.Range(0, 50).Select(i => $"S{i:00}").ToArray();
        var messages = Enumerable.Range(1, 60).Select(revision => new MeasureUpdated("MANY", Guid.NewGuid(), Facts.Noon,
            [.. breakdowns.OrderBy(code => HashCode.Combine(code, revision)).Select(code => Facts.Series(revision, revision, breakdown: code))]));
        await Task.WhenAll(messages.Reverse().Select(message => fixture.Bus.Publish(message)));

        foreach (var breakdown in breakdowns)
            Assert.Equal(60m, (decimal)(await fixture.Cell($"balanced?breakdown={breakdown}", "MANY", cell => (long)cell["revision"]! == 60))["value"]!);
    }

    private Task<JsonNode> Shown(string measure, long revision) => fixture.Cell("balanced", measure, cell => (long)cell["revision"]! == revision);

    // Read as of an instant before "now" too: the second way goes to the database, past what is kept in memory.
    private async Task Unchanged(string measure, JsonNode before)
    {
        Assert.Equal(Json.Text(before), Json.Text(Json.Cell(await fixture.Read("balanced"), measure)));
        var asOf = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMilliseconds(-1).ToString("O"));
        Assert.Equal(Json.Text(before), Json.Text(Json.Cell(await fixture.Read($"balanced?asOf={asOf}"), measure)));
    }
}
