using System.Net.Http.Headers;
using System.Net.Http.Json;
using Pmif.AppHost.Local;

namespace Pmif.Testing;

/// <summary>
/// The whole suite as processes, started through the AppHost on free ports and a data folder of its own. Tests talk to it
/// as its users do, and take parts of it away.
/// </summary>
public sealed class Suite : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(5);

    private readonly TestFolder folder;
    private readonly AppHostProcess host;
    private readonly HttpClient control;
    private Dictionary<string, ResourceStatus> resources = [];

    private Suite(TestFolder folder, AppHostProcess host)
    {
        this.folder = folder;
        this.host = host;
        control = ControlSocket.Connect(host.Data);
    }

    /// <summary>Starts it and waits until every part is healthy.</summary>
    /// <param name="samples">Loads the sample council as well, which takes some more seconds.</param>
    public static async Task<Suite> Start(bool samples = true)
    {
        var folder = TestFolder.Create();
        string[] options = ["--port-base", "0", "--no-dashboard", .. samples ? Array.Empty<string>() : ["--no-samples"]];
        var suite = new Suite(folder, await AppHostProcess.Start(folder.Sub("data"), options));
        try
        {
            await Eventually.True(suite.IsReady, () => $"the suite is up; it said:\n{suite.host.Output}", StartDeadline);
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    public AppHostProcess Host => host;

    /// <summary>What the suite itself says of its parts.</summary>
    public async Task<ResourceStatus> Status(string name)
    {
        var status = await control.GetFromJsonAsync<SuiteStatus>("/status");
        return status!.Resources.Single(resource => resource.Name == name);
    }

    /// <summary>The address of a part's REST door, or with <paramref name="endpoint"/> "grpc" of its gRPC one.</summary>
    public Uri Address(string name, string endpoint = "http") => new(resources[name].Endpoints[endpoint]);

    public HttpClient Http(string name) => new() { BaseAddress = Address(name) };

    /// <summary>A client with a demo key: <c>hr</c>, <c>finance</c>, <c>complaints</c> or <c>admin</c>.</summary>
    public HttpClient HttpAs(string source, string name)
    {
        var client = Http(name);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "pmif_demo_" + source);
        return client;
    }

    /// <summary>The database server, as its administrator: for measuring what the server itself can do.</summary>
    public string PostgresConnectionString => new Postgres(Path.Combine(host.Data, "postgres"), Address("postgres", "tcp").Port).ConnectionString;

    public string RabbitMqConnectionString =>
        new RabbitMq(Path.Combine(host.Data, "rabbitmq"), Address("rabbitmq", "tcp").Port, DistributionPort: 0, new ErlangPortMapper(0)).ConnectionString;

    /// <summary>Ends a part as an operator would. It stays down until <see cref="StartAgain"/>.</summary>
    public Task Stop(string name) => Change(name, "stop");

    /// <summary>Ends a part without warning, as a crash would; but it stays down until <see cref="StartAgain"/>.</summary>
    public Task Kill(string name) => Change(name, "kill");

    /// <summary>Starts a part that was ended, and waits until it is healthy.</summary>
    public Task StartAgain(string name) => Change(name, "start");

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await host.DisposeAsync();
        folder.Dispose();
    }

    private async Task<bool> IsReady()
    {
        if (host.HasEnded)
        {
            throw new InvalidOperationException($"The suite ended while it started; it said:\n{host.Output}");
        }

        try
        {
            var status = await control.GetFromJsonAsync<SuiteStatus>("/status");
            resources = status!.Resources.ToDictionary(resource => resource.Name);
            return status.Ready;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task Change(string name, string verb)
    {
        using var answer = await control.PostAsync(new Uri($"/resources/{name}/{verb}", UriKind.Relative), content: null);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{verb} {name}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
