using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Messaging;

public sealed class OutboxTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivers_an_event_that_was_saved()
    {
        await using var notes = await NotesHost.Start(servers);

        await notes.Take("first");

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Any(a => a.Text == "first")));
    }

    [Fact]
    public async Task Delivers_an_event_at_the_commit_of_its_transaction_and_not_before()
    {
        // With no poll to find it later.
        await using var notes = await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?> { ["Pmif:Outbox:Poll"] = "01:00:00" });
        await Arrives("warm up");

        var committed = await notes.Work(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Publish(new NoteTaken("in a transaction"));
            await db.SaveChangesAsync(Cancel);
            await Arrives("from another unit of work");
            var before = Stopwatch.GetTimestamp();
            await transaction.CommitAsync(Cancel);
            return before;
        });

        var arrival = await Eventually.Value(() => Task.FromResult(notes.Arrivals.All.SingleOrDefault(a => a.Text == "in a transaction")), a => a is not null);
        Assert.True(arrival!.At > committed);

        // Again and again, as the first ones may meet a broker that is not ready and be left to the poll.
        Task Arrives(string text) => Eventually.True(async () =>
        {
            await notes.Take(text);
            return notes.Arrivals.All.Any(a => a.Text == text);
        });
    }

    [Fact]
    public async Task Publishes_nothing_that_was_rolled_back()
    {
        await using var notes = await NotesHost.Start(servers);

        await notes.Work(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Publish(new NoteTaken("never happened"));
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return 0;
        });
        await notes.Take("happened");

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Any(a => a.Text == "happened")));
        Assert.DoesNotContain(notes.Arrivals.All, a => a.Text == "never happened");
        Assert.Equal(1, await notes.Work(db => db.Set<OutboxMessage>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Shares_the_work_between_instances_without_sending_anything_twice()
    {
        var place = await NotesPlace.Take(servers);
        var arrivals = new Arrivals();
        await using var one = await NotesHost.Start(place, arrivals: arrivals);
        await using var two = await NotesHost.Start(place, arrivals: arrivals);
        var texts = Enumerable.Range(0, 600).Select(n => $"note {n}").ToList();

        await Task.WhenAll(texts.Chunk(20).Select((chunk, index) => (index % 2 == 0 ? one : two).Take(chunk)));

        await Eventually.True(async () => arrivals.All.Select(a => a.Text).Distinct().Count() == texts.Count && await Waiting(one) == 0);
        Assert.Equal(texts.Count, arrivals.All.Count);
    }

    [Fact]
    public async Task Repeats_a_message_whose_mark_was_lost_under_the_same_id()
    {
        await using var notes = await NotesHost.Start(servers);
        await notes.Take("told twice");
        await Eventually.True(async () => notes.Arrivals.All.Count == 1 && await Waiting(notes) == 0);

        await notes.Work(db => db.Database.ExecuteSqlAsync($"update outbox_message set dispatched_at = null", Cancel));

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Count == 2));
        Assert.Single(notes.Arrivals.All.Select(a => a.MessageId).Distinct());
    }

    [Fact]
    public async Task Counts_the_attempts_of_a_message_it_cannot_publish_and_lets_others_pass()
    {
        await using var notes = await NotesHost.Start(servers);
        await notes.Work(db => Spoil(db, attempts: 0));

        await notes.Take("after the bad one");

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Any(a => a.Text == "after the bad one")));
        // The other one may arrive before the attempt is counted, and a slow reader may see the next attempt already.
        await Eventually.True(async () => await notes.Work(db => db.Set<OutboxMessage>().AnyAsync(m => m.MessageType == "No.Such.Type, Nowhere" && m.Attempts > 0, Cancel)));
        Assert.Equal(0, (await Depth(notes)).SetAside);
    }

    [Fact]
    public async Task Sets_a_message_aside_after_the_last_attempt_and_keeps_the_reason()
    {
        await using var notes = await NotesHost.Start(servers);
        await notes.Work(db => Spoil(db, attempts: 9));

        await notes.Take("another");

        await Eventually.True(async () => (await Depth(notes)).SetAside == 1);
        var reason = await notes.Work(db => db.Database.SqlQuery<string>($"select last_error as \"Value\" from outbox_message where set_aside_at is not null").SingleAsync(Cancel));
        Assert.Contains("Nowhere", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purges_what_was_dispatched_more_than_a_day_ago()
    {
        await using var notes = await NotesHost.Start(servers);
        await notes.Take("old", "young");
        await Eventually.True(async () => await Waiting(notes) == 0);
        await notes.Work(db => db.Database.ExecuteSqlAsync(
            $"update outbox_message set dispatched_at = now() - interval '25 hours' where body->>'text' = 'old'", Cancel));

        await Eventually.True(async () => await notes.Work(db => db.Set<OutboxMessage>().CountAsync(Cancel)) == 1);

        Assert.Contains("young", await notes.Work(db => db.Set<OutboxMessage>().Select(m => m.Body).SingleAsync(Cancel)), StringComparison.Ordinal);
    }

    private static Task<int> Spoil(NotesDb db, int attempts) => db.Database.ExecuteSqlAsync($$"""
        insert into outbox_message (message_id, message_type, body, attempts) values ({{Guid.NewGuid()}}, 'No.Such.Type, Nowhere', '{}', {{attempts}})
        """, Cancel);

    private static async Task<long> Waiting(NotesHost notes) => (await Depth(notes)).Waiting;

    private static Task<OutboxDepth> Depth(NotesHost notes) => notes.Work(db => OutboxHousekeeper<NotesDb>.Measure(db, Cancel));
}
