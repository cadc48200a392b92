using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests;

/// <summary>The site itself on a port of its own, in front of the services of a council; those named dead cannot be reached.</summary>
public sealed class WebSite : IAsyncDisposable
{
    private static readonly string[] Services = ["framework", "measures", "risk", "benchmarking", "reporting"];

    private readonly WebApplication _app;
    private readonly CouncilPeers _peers;

    private WebSite(WebApplication app, CouncilPeers peers)
    {
        (_app, _peers) = (app, peers);
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public HttpClient Http { get; }

    public Council Council => _peers.Council;

    public static async Task<WebSite> Start(Council council, params string[] dead)
    {
        var peers = await CouncilPeers.Start(council);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Pmif.Web" });
        builder.Configuration.AddInMemoryCollection(Services
            .ToDictionary(service => $"services:{service}:grpc:0", service => (string?)(dead.Contains(service) ? Nowhere() : peers.Address))
            .Append(new("HTTP_PORT", "0"))
            .Append(new("Pmif:DemoMode", "true"))
            .Append(new("Logging:LogLevel:Default", "Error")));
        builder.AddServiceDefaults("web");
        builder.AddWeb();
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebSite(app, peers);
    }

    /// <summary>The page as a reader's browser gets it.</summary>
    public async Task<(HttpStatusCode Status, string Html)> Get(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await _peers.DisposeAsync();
    }

    // A port that was free a moment ago and that nothing listens on.
    private static string Nowhere()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return $"http://{socket.LocalEndpoint}";
    }
}
