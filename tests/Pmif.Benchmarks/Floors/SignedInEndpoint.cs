using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarks.Floors;

/// <summary>The empty endpoint behind the pipeline of every service, in a process of its own: open to all, and asking for a right.</summary>
internal static class SignedInEndpoint
{
    public const string Service = "bench", Open = "open", Guarded = "guarded", Client = "bench-client", Audience = "pmif";

    public static async Task<int> Serve(string port, string authority)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HTTP_PORT"] = port,
            ["Pmif:DemoMode"] = "true",
            ["Pmif:Tokens:Key"] = Pmif.Testing.ServiceSettings.TokensKey,
            ["Pmif:SignIn:Authority"] = authority,
            ["Pmif:SignIn:Audience"] = Audience,
            ["Pmif:SignIn:Clients:0:Id"] = Client,
            ["Pmif:SignIn:Clients:0:Source"] = "hr",
            ["Pmif:Limits:RequestsPerSecond"] = "0",
        });
        builder.AddServiceDefaults(Service);
        await using var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet($"/{Open}", () => TypedResults.Ok()).AllowAnonymous();
        app.MapGet($"/{Guarded}", () => TypedResults.Ok()).RequireAuthorization(Rights.ReadMeasures);
        await app.RunAsync();
        return 0;
    }

    public static Process Start(int port, string authority) =>
        Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Pmif.Benchmarks"), ["--signed-in-endpoint", $"{port}", authority]))
        ?? throw new InvalidOperationException("The endpoint did not start.");
}
