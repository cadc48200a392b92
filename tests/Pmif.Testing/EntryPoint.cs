using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pmif.Testing;

/// <summary>
/// Runs a program's own <c>Main</c> in this process and hands out the host that it builds, which .NET announces on the
/// diagnostic source "Microsoft.Extensions.Hosting".
/// </summary>
internal sealed class EntryPoint : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string HostingSource = "Microsoft.Extensions.Hosting";
    private static readonly AsyncLocal<EntryPoint?> Current = new();

    private readonly TaskCompletionSource<IHost> host = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<IServiceCollection> configureServices;

    private EntryPoint(Assembly program, string[] arguments, Action<IServiceCollection> configureServices)
    {
        this.configureServices = configureServices;
        ExitCode = Task.Factory.StartNew(() => Run(program, arguments), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<int> ExitCode { get; }

    public static EntryPoint Start<TProgram>(string[] arguments, Action<IServiceCollection> configureServices) =>
        new(typeof(TProgram).Assembly, arguments, configureServices);

    /// <summary>The host once it is built; what <c>Main</c> threw, if it ended before.</summary>
    public async Task<IHost> Host()
    {
        await Task.WhenAny(host.Task, ExitCode);
        if (!host.Task.IsCompleted)
        {
            throw new InvalidOperationException($"The program ended with {await ExitCode} before it built a host.");
        }

        return await host.Task;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == HostingSource)
        {
            value.Subscribe(this);
        }
    }

    // Hosts of other entry points in this process are announced here too.
    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value)
        {
            case { Key: "HostBuilding", Value: IHostBuilder builder } when Current.Value == this:
                builder.ConfigureServices((_, services) => configureServices(services));
                break;
            case { Key: "HostBuilt", Value: IHost built } when Current.Value == this:
                host.TrySetResult(built);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private int Run(Assembly program, string[] arguments)
    {
        Current.Value = this;
        using var subscription = DiagnosticListener.AllListeners.Subscribe(this);
        try
        {
            return program.EntryPoint!.Invoke(null, [arguments]) as int? ?? 0;
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }
}
