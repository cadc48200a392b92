using System.Text;
using Npgsql;
using Pmif.Testing;
using RabbitMQ.Client;

namespace Pmif.SystemTests.AppHost;

public sealed class LocalServerTests(TestServers servers)
{
    [Fact]
    public async Task Gives_each_test_class_a_database_of_its_own()
    {
        var first = await servers.CreateDatabase("measures");
        var second = await servers.CreateDatabase("measures");

        await using var source = NpgsqlDataSource.Create(first);
        var name = await source.CreateCommand("select current_database()").ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(first, second);
        Assert.Equal(new NpgsqlConnectionStringBuilder(first).Database, name);
    }

    [Fact]
    public async Task Refuses_a_database_user_with_a_wrong_password()
    {
        var wrong = new NpgsqlConnectionStringBuilder(await servers.CreateDatabase("risk")) { Password = "wrong" };
        await using var source = NpgsqlDataSource.Create(wrong.ConnectionString);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            async () => await source.OpenConnectionAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Keeps_what_the_broker_holds_over_a_restart()
    {
        await using var own = new TestServers();
        var address = new ConnectionFactory { Uri = new Uri(await own.CreateVirtualHost()) };
        await using (var connection = await address.CreateConnectionAsync(TestContext.Current.CancellationToken))
        await using (var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken))
        {
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false, cancellationToken: TestContext.Current.CancellationToken);
            await channel.BasicPublishAsync("", "kept", mandatory: true, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes("still here"), TestContext.Current.CancellationToken);
        }

        await own.StopBroker();
        await own.StartBroker();

        await using var again = await address.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var reader = await again.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var message = await reader.BasicGetAsync("kept", autoAck: true, TestContext.Current.CancellationToken);
        Assert.Equal("still here", Encoding.UTF8.GetString(message!.Body.Span));
    }
}
