using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pmif.ServiceDefaults;
using Pmif.Testing;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests;

/// <summary>The site itself on a port of its own, in front of the services of a council; those named dead cannot be reached.</summary>
public sealed partial class WebSite : IAsyncDisposable
{
    private static readonly string[] Services = ["framework", "measures", "risk", "benchmarking", "reporting"];

    private readonly WebApplication _app;
    private readonly CouncilPeers _peers;
    private readonly TestFolder _folder;

    private WebSite(WebApplication app, CouncilPeers peers, TestFolder folder)
    {
        (_app, _peers, _folder) = (app, peers, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    /// <summary>A browser without scripts: it keeps cookies and follows redirects.</summary>
    public HttpClient Http { get; }

    public Council Council => _peers.Council;

    public static Task<WebSite> Start(Council council, params string[] dead) => Start(council, new Dictionary<string, string?>(), dead);

    /// <param name="settings">In place of those of a demonstration.</param>
    public static async Task<WebSite> Start(Council council, IReadOnlyDictionary<string, string?> settings, params string[] dead)
    {
        var peers = await CouncilPeers.Start(council);
        var folder = TestFolder.Create();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Pmif.Web" });
        builder.Configuration.AddInMemoryCollection(Services
            .ToDictionary(service => $"services:{service}:grpc:0", service => (string?)(dead.Contains(service) ? Nowhere() : peers.Address))
            .Append(new("HTTP_PORT", "0"))
            .Append(new("Pmif:DemoMode", "true"))
            .Append(new("Pmif:KeysFolder", folder.Sub("keys")))
            .Append(new("Pmif:Tokens:Key", ServiceSettings.TokensKey))
            .Append(new("Logging:LogLevel:Default", "Error")));
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddServiceDefaults("web");
        builder.AddWeb();
        var app = builder.Build();
        app.MapWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebSite(app, peers, folder);
    }

    /// <summary>The page as a reader's browser gets it.</summary>
    public async Task<(HttpStatusCode Status, string Html)> Get(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form in the main part of a page; where there are several, <c>_handler</c> says which.</summary>
    public async Task<(HttpStatusCode Status, string Html)> Send(string page, string html, params (string Name, string Value)[] fields)
    {
        var main = html[Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal))..];
        var hidden = Hidden().Matches(main).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)))
            .DistinctBy(field => field.Key).ExceptBy(fields.Select(field => field.Name), field => field.Key);
        using var body = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await Http.PostAsync(new Uri(page, UriKind.Relative), body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Signs in as the made-up person of a role; the page that this leads to.</summary>
    public async Task<(HttpStatusCode Status, string Html)> SignIn(Role role, string to = "/accessibility")
    {
        var page = $"/sign-in?to={Uri.EscapeDataString(to)}";
        return await Send(page, (await Get(page)).Html, ("person", $"demo-{Contracts.Primitives.Words.Of(role)}"));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await _peers.DisposeAsync();
        _folder.Dispose();
    }

    // A port that was free a moment ago and that nothing listens on.
    private static string Nowhere()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return $"http://{socket.LocalEndpoint}";
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
