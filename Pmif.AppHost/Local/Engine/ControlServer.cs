using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pmif.AppHost.Local;

/// <summary>What <c>./pmif</c> and the system tests ask of a running suite: its state, and to end or start one of its parts.</summary>
internal static class ControlServer
{
    public static async Task<IAsyncDisposable> Start(string data, Orchestrator orchestrator, CancellationToken stopping)
    {
        var socket = ControlSocket.PathFor(data);
        File.Delete(socket);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.WriteIndented = true);
        var app = builder.Build();

        app.MapGet("/status", () => orchestrator.Status);
        app.MapGet("/status.txt", () => StatusTable.Of(orchestrator.Status));
        app.MapGet("/ready", () => orchestrator.Status.Ready ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/resources/{name}/endpoints/{endpoint}", (string name, string endpoint) =>
            orchestrator.Find(name)?.Status.Endpoints.GetValueOrDefault(endpoint) is { } url ? Results.Text(url) : Results.NotFound());
        MapChange(app, "stop", orchestrator, runner => runner.Stop());
        MapChange(app, "kill", orchestrator, runner => runner.Kill());
        MapChange(app, "start", orchestrator, runner => runner.Start(stopping));

        await app.StartAsync(CancellationToken.None);
        RestrictToOwner(socket);
        return app;
    }

    private static void MapChange(WebApplication app, string verb, Orchestrator orchestrator, Func<ResourceRunner, Task> change) =>
        app.MapPost($"/resources/{{name}}/{verb}", async (string name) =>
        {
            if (orchestrator.Find(name) is not { } runner)
            {
                var known = string.Join(", ", orchestrator.Status.Resources.Select(resource => resource.Name));
                return Results.Text($"there is no {name}; there are: {known}", statusCode: StatusCodes.Status404NotFound);
            }

            try
            {
                await change(runner);
                return Results.Text($"{name} {runner.Status.State}");
            }
            catch (LocalEngineException problem)
            {
                return Results.Text(problem.Message, statusCode: StatusCodes.Status409Conflict);
            }
        });

    private static void RestrictToOwner(string socket)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
