using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using Pmif.AppHost.Local;

namespace Pmif.Testing;

/// <summary>
/// A service as a process of its own: for tests that end it without warning, or measure what memory it needs. The others use <see cref="RunningService"/>.
/// Its database must have been migrated.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ChildProcess child;
    private readonly ConcurrentQueue<string> output;

    private ServiceProcess(ServiceSettings settings, ChildProcess child, ConcurrentQueue<string> output)
    {
        Settings = settings;
        this.child = child;
        this.output = output;
    }

    public ServiceSettings Settings { get; }

    public Uri Address => new($"http://localhost:{Settings.HttpPort}");

    public Uri GrpcAddress => new($"http://localhost:{Settings.GrpcPort}");

    public string Output => string.Join('\n', output);

    public bool HasEnded => child.Exit.IsCompleted;

    /// <typeparam name="TProgram">The service's <c>Program</c>.</typeparam>
    /// <param name="settings">As for a service in this process; <see cref="ServiceSettings.ConfigureServices"/> cannot reach it.</param>
    /// <param name="environment">Variables of its own, such as limits of the runtime.</param>
    public static async Task<ServiceProcess> Start<TProgram>(ServiceSettings settings, IReadOnlyDictionary<string, string>? environment = null)
    {
        var output = new ConcurrentQueue<string>();
        var spec = new ProcessSpec("dotnet", [typeof(TProgram).Assembly.Location, .. settings.Arguments()]) { Environment = environment ?? new Dictionary<string, string>() };
        var service = new ServiceProcess(settings, await ChildProcess.Start(spec, output.Enqueue), output);
        try
        {
            using var http = new HttpClient { BaseAddress = service.Address };
            await Eventually.True(() => service.IsReady(http), () => $"{settings.Service} answers 200 on /health/ready; it said:\n{service.Output}", Deadline);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with a demo key: <c>hr</c>, <c>finance</c>, <c>complaints</c> or <c>admin</c>.</summary>
    public HttpClient HttpAs(string source)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "pmif_demo_" + source);
        return client;
    }

    /// <summary>As <c>kill -9</c>: without a chance to clean up.</summary>
    public Task Kill() => child.Kill();

    /// <summary>Bytes of memory in use now (<c>VmRSS</c>) or at most so far (<c>VmHWM</c>).</summary>
    public long Memory(string field = "VmRSS")
    {
        var line = File.ReadLines($"/proc/{child.Id}/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    public ValueTask DisposeAsync() => child.DisposeAsync();

    private async Task<bool> IsReady(HttpClient http)
    {
        if (HasEnded)
        {
            throw new InvalidOperationException($"{Settings.Service} ended while it started; it said:\n{Output}");
        }

        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
