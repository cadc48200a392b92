using Microsoft.AspNetCore.Http;
using Pmif.Cli.Http;
using Pmif.Cli.Push;
using Pmif.Cli.Watch;
using Pmif.Testing;

namespace Pmif.Cli.Tests.Watch;

/// <summary>A folder watched until it is told to end.</summary>
public sealed class WatchFolderTests : IDisposable
{
    private const string Rows = "measure,period,value\nHR01,2024-10,9.4\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Takes_files_as_they_come_in_one_by_one_and_ends_when_told()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        await using var watch = new Watching(_scratch.Root, measures.Address);
        foreach (var name in new[] { "a.csv", "b.csv" })
        {
            File.Move(_scratch.Write($"{name}.part", Rows), Path.Combine(_scratch.Root, name));
            await Eventually.True(() => Task.FromResult(File.Exists(Path.Combine(_scratch.Root, "done", name))));
        }
        Assert.Equal(0, await watch.End());
        Assert.Equal(2, measures.Requests.Count);
        Assert.Contains("ended: 2 files to done, 0 to failed", watch.Said);
    }

    [Fact]
    public async Task Waits_for_a_service_that_is_away_and_goes_on_when_it_is_back()
    {
        var isAway = true;
        await using var measures = await TestService.StartAsync((_, _) => isAway ? Results.StatusCode(503) : TestService.Receipt());
        _scratch.Write("hr.csv", Rows);
        await using var watch = new Watching(_scratch.Root, measures.Address);
        await Eventually.True(() => Task.FromResult(watch.Said.Contains("looking again in 0", StringComparison.Ordinal) && measures.Requests.Count > 8));
        Assert.True(File.Exists(Path.Combine(_scratch.Root, "hr.csv")));
        isAway = false;
        await Eventually.True(() => Task.FromResult(File.Exists(Path.Combine(_scratch.Root, "done", "hr.csv"))));
        Assert.Equal(0, await watch.End());
        Assert.Single(measures.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task Sends_a_file_anew_that_grew_while_it_was_sent()
    {
        var path = Path.Combine(_scratch.Root, "hr.csv");
        await using var measures = await TestService.StartAsync((_, number) =>
        {
            if (number == 1)
                File.AppendAllText(path, "HR01,2024-11,9.5\n");
            return TestService.Receipt();
        });
        _scratch.Write("hr.csv", Rows);
        await using var watch = new Watching(_scratch.Root, measures.Address);
        await Eventually.True(() => Task.FromResult(File.Exists(Path.Combine(_scratch.Root, "done", "hr.csv"))));
        Assert.Equal(0, await watch.End());
        Assert.Equal([Rows, Rows + "HR01,2024-11,9.5\n"], measures.Requests.Select(request => request.Body));
        Assert.Equal(2, measures.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact]
    public async Task Keeps_a_second_run_out()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Receipt());
        await using var watch = new Watching(_scratch.Root, measures.Address);
        await Eventually.True(() => Task.FromResult(watch.Said.Contains("watching", StringComparison.Ordinal)));
        var second = await PmifRun.RunAsync(["push", "--watch", _scratch.Root, "--once", "--url", measures.Address, "--key", "k"]);
        Assert.Equal(64, second.ExitCode);
        Assert.Contains("perhaps because another run does", second.Error);
    }

    [Fact]
    public async Task Ends_where_the_key_may_not_send()
    {
        await using var measures = await TestService.StartAsync((_, _) => TestService.Problem(403, "auth.right-missing"));
        _scratch.Write("hr.csv", Rows);
        await using var watch = new Watching(_scratch.Root, measures.Address);
        var failed = await Assert.ThrowsAsync<CommandFailed>(() => watch.Run.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(ExitCode.NotAllowed, failed.ExitCode);
        Assert.True(File.Exists(Path.Combine(_scratch.Root, "hr.csv")));
    }

    private sealed class Watching : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ending = new();
        private readonly StringWriter _text = new();
        private readonly TextWriter _error;

        public Watching(string folder, string address)
        {
            _error = TextWriter.Synchronized(_text);
            var around = new Surroundings
            {
                Out = TextWriter.Null,
                Error = _error,
                IsTerminal = false,
                Pace = PmifRun.QuickPace,
                Patience = new Patience(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(10)),
            };
            var request = new PushRequest([], address, "k", "partial", DryRun: false, IdempotencyKey: null, Format: null, Json: false);
            Run = new WatchFolder(around, request, folder).RunAsync(once: false, _ending.Token);
        }

        public Task<int> Run { get; }

        public string Said
        {
            get
            {
                lock (_error)
                    return _text.ToString();
            }
        }

        public async Task<int> End()
        {
            await _ending.CancelAsync();
            return await Run.WaitAsync(TimeSpan.FromSeconds(30));
        }

        public async ValueTask DisposeAsync()
        {
            await _ending.CancelAsync();
            await Run.ContinueWith(_ => { }, TaskScheduler.Default);
            _ending.Dispose();
        }
    }
}
