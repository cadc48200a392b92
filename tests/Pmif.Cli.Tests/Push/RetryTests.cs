using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Pmif.Cli.Http;

namespace Pmif.Cli.Tests.Push;

public sealed class RetryTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Tries_again_with_the_same_key_and_the_whole_body_while_the_service_is_not_ready()
    {
        await using var measures = await TestService.StartAsync((_, number) =>
            number < 3 ? Results.StatusCode(503) : TestService.Receipt());

        var run = await PushAsync(measures.Address);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, measures.Requests.Count);
        Assert.Single(measures.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct());
        Assert.Single(measures.Requests.Select(request => request.Body).Distinct());
        Assert.Contains("the service answered 503; trying again", run.Error);
    }

    [Fact]
    public async Task Tries_again_after_a_connection_that_broke_off()
    {
        var port = FreePort();
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        var push = PushAsync($"http://127.0.0.1:{port}", new Patience(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(20)));
        using (var broken = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            broken.LingerState = new LingerOption(true, 0);
        listener.Stop();
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt(), port);

        var run = await push;

        Assert.Equal(0, run.ExitCode);
        Assert.Single(measures.Requests);
    }

    [Fact]
    public async Task Gives_up_in_bounded_time_and_exits_3()
    {
        var run = await PushAsync($"http://127.0.0.1:{FreePort()}");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cannot reach http://127.0.0.1:", run.Error);
    }

    [Fact]
    public async Task A_later_run_of_the_same_file_has_another_key_so_that_it_is_looked_at_again()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());

        await PushAsync(measures.Address);
        await PushAsync(measures.Address);

        Assert.Equal(2, measures.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact]
    public async Task The_callers_own_key_is_sent_as_it_is()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());

        await PushAsync(measures.Address, extra: ["--idempotency-key", "hr-2026-10"]);

        Assert.Equal("hr-2026-10", Assert.Single(measures.Requests).Headers["Idempotency-Key"]);
    }

    private Task<PmifRun> PushAsync(string address, Patience? patience = null, string[]? extra = null) =>
        PmifRun.RunAsync(["push", _scratch.Write("hr.csv", "measure,period,value\nHR01,2024-10,9.4\n"), "--url", address, "--key", "k", .. extra ?? []], patience: patience);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
