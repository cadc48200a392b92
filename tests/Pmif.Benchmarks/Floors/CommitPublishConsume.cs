using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Pmif.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Pmif.Benchmarks.Floors;

/// <summary>The least that carrying one change through the broker can cost: commit a row, publish with confirmation, consume, commit a row.</summary>
internal static class CommitPublishConsume
{
    private const string Queue = "bench-floor";

    public static async Task<List<double>> Times(Suite suite, int count, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(suite.PostgresConnectionString);
        await Run(source, "create table if not exists bench_floor (id bigint generated always as identity, body text)", cancellationToken);

        var factory = new ConnectionFactory { Uri = new Uri(suite.RabbitMqConnectionString) };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        await using var publisher = await connection.CreateChannelAsync(confirmed, cancellationToken);
        await using var subscriber = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await publisher.QueueDeclareAsync(
            Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);

        var done = Channel.CreateUnbounded<bool>();
        var consumer = new AsyncEventingBasicConsumer(subscriber);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await Run(source, "insert into bench_floor (body) values ('consumed')", cancellationToken);
            await subscriber.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
            done.Writer.TryWrite(true);
        };
        await subscriber.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);

        List<double> times = [];
        for (var index = -20; index < count; index++)
        {
            var clock = Stopwatch.StartNew();
            await Run(source, "insert into bench_floor (body) values ('committed')", cancellationToken);
            await publisher.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { Persistent = true }, new byte[500], cancellationToken);
            await done.Reader.ReadAsync(cancellationToken);
            if (index >= 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static async Task Run(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
