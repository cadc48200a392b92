using Npgsql;
using Pmif.AppHost.Local;

namespace Pmif.Testing;

/// <summary>
/// One real PostgreSQL and one real RabbitMQ for all tests of an assembly, each started when first asked for, on free
/// ports, with their data in a temporary folder. Use it as an assembly fixture; see tests/README.md.
/// </summary>
public sealed class TestServers : IAsyncDisposable
{
    private readonly TestFolder folder = TestFolder.Create();
    private readonly OnDemand<Postgres> postgres;
    private readonly OnDemand<ErlangPortMapper> portMapper;
    private readonly OnDemand<RabbitMq> rabbitMq;

    public TestServers()
    {
        postgres = new(() => new Postgres(folder.Sub("postgres"), FreePorts.Take(), Durable: false));
        portMapper = new(() => new ErlangPortMapper(FreePorts.Take()));
        rabbitMq = new(() => new RabbitMq(folder.Sub("rabbitmq"), FreePorts.Take(), FreePorts.Take(), portMapper.Recipe));
    }

    /// <summary>The connection string of the server's administrator.</summary>
    public async Task<string> PostgresAdministrator() => (await postgres.Started()).ConnectionString;

    /// <summary>
    /// Names a database and a role that nobody used before; the service's own <c>migrate</c> creates both, as it does
    /// in production.
    /// </summary>
    public async Task<string> NameDatabase(string service)
    {
        var server = await postgres.Started();
        var name = UniqueName($"pmif_{service}");
        return $"Host=localhost;Port={server.Port};Database={name};Username={name};Password={name}";
    }

    /// <summary>Creates an empty database and its owner, for tests that need no whole service.</summary>
    public async Task<string> CreateDatabase(string service)
    {
        var connection = await NameDatabase(service);
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await using var administrator = NpgsqlDataSource.Create(await PostgresAdministrator());
        await administrator.CreateCommand($"create role {name} login password '{name}'").ExecuteNonQueryAsync();
        await administrator.CreateCommand($"create database {name} owner {name}").ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The address of a fresh virtual host: no queue of another test class can be met there.</summary>
    public async Task<string> CreateVirtualHost()
    {
        await portMapper.Started();
        var broker = await rabbitMq.Started();
        return await broker.AddVirtualHost(UniqueName("test"), CancellationToken.None);
    }

    /// <summary>All that a service needs to start by itself: a database and a virtual host that nobody used, free ports, demo keys.</summary>
    public async Task<ServiceSettings> SettingsFor(string service)
    {
        var broker = CreateVirtualHost();
        return new ServiceSettings(service, await NameDatabase(service), await PostgresAdministrator(), await broker);
    }

    /// <summary>Takes the broker away from everyone who uses this instance, until <see cref="StartBroker"/>.</summary>
    public Task StopBroker() => rabbitMq.Stop();

    public Task StartBroker() => rabbitMq.Start();

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(postgres.DisposeAsync().AsTask(), rabbitMq.DisposeAsync().AsTask());
        await portMapper.DisposeAsync();
        folder.Dispose();
    }

    private static string UniqueName(string prefix) => $"{prefix}_{Guid.NewGuid():N}"[..(prefix.Length + 9)];
}
