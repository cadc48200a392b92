using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>
/// A service in this process, started by its own <c>Program</c> after its own migrations, serving HTTP and gRPC on real
/// ports. Tests talk to it as a client would.
/// </summary>
public sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly EntryPoint program;
    private readonly IHost host;

    private RunningService(ServiceSettings settings, EntryPoint program, IHost host)
    {
        Settings = settings;
        this.program = program;
        this.host = host;
        Address = new Uri($"http://localhost:{settings.HttpPort}");
        Http = new HttpClient { BaseAddress = Address };
        Grpc = GrpcChannel.ForAddress(GrpcAddress);
    }

    public ServiceSettings Settings { get; }

    public Uri Address { get; }

    public Uri GrpcAddress => new($"http://localhost:{Settings.GrpcPort}");

    /// <summary>A client without a key.</summary>
    public HttpClient Http { get; }

    public GrpcChannel Grpc { get; }

    /// <summary>For the few tests that must look inside: prefer <see cref="Http"/> and <see cref="Grpc"/>.</summary>
    public IServiceProvider Services => host.Services;

    /// <typeparam name="TProgram">The service's <c>Program</c>.</typeparam>
    public static async Task<RunningService> Start<TProgram>(ServiceSettings settings)
    {
        await Migrate<TProgram>(settings);
        var program = EntryPoint.Start<TProgram>(settings.Arguments(), settings.ConfigureServices);
        var host = await program.Host();
        await Task.WhenAny(Started(host), program.ExitCode);
        if (program.ExitCode.IsCompleted)
        {
            throw new InvalidOperationException($"{settings.Service} ended with {await program.ExitCode} while it started.");
        }

        var service = new RunningService(settings, program, host);
        try
        {
            await Eventually.True(service.IsReady, Deadline, $"{settings.Service} answers 200 on /health/ready");
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the deployment does before it starts the service: creates role and database, brings the schema up to date.</summary>
    public static async Task Migrate<TProgram>(ServiceSettings settings)
    {
        var code = await EntryPoint.Start<TProgram>(settings.Arguments("migrate"), static _ => { }).ExitCode.WaitAsync(Deadline);
        if (code != 0)
        {
            throw new InvalidOperationException($"{settings.Service} migrate ended with {code}.");
        }
    }

    /// <summary>Runs one of the service's commands beside it, on its database; its exit code.</summary>
    public static Task<int> Run<TProgram>(ServiceSettings settings, params string[] verbs) =>
        EntryPoint.Start<TProgram>(settings.Arguments(verbs), static _ => { }).ExitCode.WaitAsync(Deadline);

    /// <summary>A client with a demo key: <c>hr</c>, <c>finance</c>, <c>complaints</c> or <c>admin</c>.</summary>
    public HttpClient HttpAs(string source)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "pmif_demo_" + source);
        return client;
    }

    /// <summary>A client in somebody's name, as another service would call for them.</summary>
    public HttpClient HttpAs(Caller caller)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(caller));
        return client;
    }

    /// <summary>The headers of a gRPC call in somebody's name.</summary>
    public Metadata HeadersOf(Caller caller) => new() { { "authorization", $"Bearer {TokenOf(caller)}" } };

    /// <summary>What this service takes for a word about who is calling.</summary>
    public string TokenOf(Caller caller) => ServiceSettings.Tokens().For(caller, Settings.Service);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Grpc.Dispose();
        if (!program.ExitCode.IsCompleted)
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }

        await program.ExitCode.WaitAsync(Deadline);
    }

    private static Task Started(IHost host)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        return started.Task;
    }

    private async Task<bool> IsReady()
    {
        using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }
}
