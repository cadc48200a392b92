using System.Net.Http.Headers;
using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests;

/// <summary>The database and the virtual host of one test's service; several instances may share it.</summary>
internal sealed record NotesPlace(string Administrator, string Database, string Broker)
{
    public static async Task<NotesPlace> Take(TestServers servers) =>
        new(await servers.PostgresAdministrator(), await servers.NameDatabase("notes"), await servers.CreateVirtualHost());
}

/// <summary>One running instance of the tests' own service, built the way every service is.</summary>
internal sealed class NotesHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private NotesHost(WebApplication app) => this.app = app;

    public Arrivals Arrivals => app.Services.GetRequiredService<Arrivals>();

    public Calls Calls => app.Services.GetRequiredService<Calls>();

    public IServiceProvider Services => app.Services;

    public Uri HttpAddress => Address(0);

    public Uri GrpcAddress => Address(1);

    /// <summary>Builds an instance without starting it, for the migrate command.</summary>
    public static WebApplication Build(NotesPlace place, IDictionary<string, string?>? settings = null, Arrivals? arrivals = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HTTP_PORT"] = "0",
            ["GRPC_PORT"] = "0",
            ["Pmif:DemoMode"] = "true",
            ["Pmif:Audit:Key"] = "bm90ZXMgb2YgdGVzdHMgYXJlIHNpZ25lZCBieSBub2JvZHkgZWxzZQ==",
            ["Pmif:Tokens:Key"] = ServiceSettings.TokensKey,
            ["Pmif:Limits:FailuresPerMinute"] = "0",
            ["ConnectionStrings:postgres"] = place.Administrator,
            ["ConnectionStrings:notes-db"] = place.Database,
            ["ConnectionStrings:rabbitmq"] = place.Broker,
        });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);

        builder.AddServiceDefaults("notes");
        builder.AddServiceDatabase<NotesDb>("notes-db");
        builder.AddServiceMessaging<NotesDb>(bus => bus.AddConsumer<NoteTakenConsumer>());
        builder.Services.AddSingleton(arrivals ?? new Arrivals());
        builder.Services.AddSingleton<Calls>();

        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGrpcService<NotesGrpc>();
        app.MapAudit<NotesDb>();
        NotesRest.Map(app);
        map?.Invoke(app);
        return app;
    }

    /// <summary>Migrates and starts an instance, as the AppHost does.</summary>
    public static async Task<NotesHost> Start(NotesPlace place, IDictionary<string, string?>? settings = null, Arrivals? arrivals = null, Action<WebApplication>? map = null)
    {
        await using (var migrate = Build(place)) Assert.Equal(0, await migrate.RunServiceAsync<NotesDb>(["migrate"]));
        var app = Build(place, settings, arrivals, map);
        await app.StartAsync();
        return new NotesHost(app);
    }

    public static async Task<NotesHost> Start(TestServers servers) => await Start(await NotesPlace.Take(servers));

    public HttpClient Http(string? key = null)
    {
        var client = new HttpClient { BaseAddress = HttpAddress };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public V1.Notes.NotesClient Grpc() => new(GrpcChannel.ForAddress(GrpcAddress));

    /// <summary>One unit of work on the service's database.</summary>
    public async Task<T> Work<T>(Func<NotesDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<NotesDb>());
    }

    /// <summary>Writes a note and its event in one commit.</summary>
    public Task Take(params IEnumerable<string> texts) => Work(async db =>
    {
        foreach (var text in texts)
        {
            db.Notes.Add(new Note { PlainText = text });
            db.Publish(new NoteTaken(text));
        }

        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private Uri Address(int index) => new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
        .Features.GetRequiredFeature<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>().Addresses.ElementAt(index));
}
