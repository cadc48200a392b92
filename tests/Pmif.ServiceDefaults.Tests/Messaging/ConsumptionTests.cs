using Pmif.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pmif.ServiceDefaults.Tests.Messaging;

public sealed class ConsumptionTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consumes_from_a_durable_quorum_queue_named_after_the_service()
    {
        var place = await NotesPlace.Take(servers);
        await using var notes = await NotesHost.Start(place);
        await notes.Take("there");
        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Count == 1));
        await using var connection = await new ConnectionFactory { Uri = new Uri(place.Broker) }.CreateConnectionAsync(Cancel);

        // Declaring a queue that exists succeeds for the same type only.
        await Declare(connection, "quorum");
        await Assert.ThrowsAsync<OperationInterruptedException>(() => Declare(connection, "classic"));
    }

    [Fact]
    public async Task Tries_a_failing_message_again_and_then_keeps_it_in_the_error_queue()
    {
        var place = await NotesPlace.Take(servers);
        await using var notes = await NotesHost.Start(place);
        await notes.Take("hopeless", "fine");
        await using var connection = await new ConnectionFactory { Uri = new Uri(place.Broker) }.CreateConnectionAsync(Cancel);

        await Eventually.True(async () => await Count(connection, "notes-note-taken_error") == 1, TimeSpan.FromMinutes(2));

        Assert.Equal(6, notes.Arrivals.Attempts("hopeless"));
        Assert.Contains(notes.Arrivals.All, a => a.Text == "fine");
    }

    [Fact]
    public async Task Waits_for_a_neighbour_that_is_away_instead_of_giving_up()
    {
        await using var notes = await NotesHost.Start(servers);

        await notes.Take("neighbour away");

        await Eventually.True(() => Task.FromResult(notes.Arrivals.All.Any(a => a.Text == "neighbour away")));
        Assert.Equal(3, notes.Arrivals.Attempts("neighbour away"));
    }

    [Fact]
    public async Task Goes_on_sending_while_a_queue_of_its_own_cannot_be_opened()
    {
        var place = await NotesPlace.Take(servers);
        await using (var connection = await new ConnectionFactory { Uri = new Uri(place.Broker) }.CreateConnectionAsync(Cancel)) await Declare(connection, "classic");
        await using var notes = await NotesHost.Start(place);

        await notes.Take("sent all the same");

        await Eventually.True(async () => await notes.Work(db => OutboxHousekeeper<NotesDb>.Measure(db, Cancel)) is { Waiting: 0, SetAside: 0 });
        Assert.Empty(notes.Arrivals.All);
    }

    private static async Task Declare(IConnection connection, string type)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueueDeclareAsync("notes-note-taken", durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?> { ["x-queue-type"] = type }, cancellationToken: Cancel);
    }

    private static async Task<uint> Count(IConnection connection, string queue)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
            return await channel.MessageCountAsync(queue, Cancel);
        }
        catch (OperationInterruptedException)
        {
            return 0;
        }
    }
}
