using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pmif.Benchmarks.Floors;

/// <summary>The least a request can cost on this web server: an endpoint that answers nothing, in a process of its own.</summary>
internal static class EmptyEndpoint
{
    public static async Task<int> Serve(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet("/", () => TypedResults.Ok());
        await app.RunAsync();
        return 0;
    }

    public static Process Start(int port) =>
        Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Pmif.Benchmarks"), ["--empty-endpoint", $"{port}"]))
        ?? throw new InvalidOperationException("The empty endpoint did not start.");

    public static async Task<bool> Answers(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            return (await http.GetAsync("", cancellationToken)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
