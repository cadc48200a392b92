using Pmif.AppHost.Local;
using Pmif.Testing;

namespace Pmif.SystemTests.AppHost;

public sealed class LifetimeTests(SampleCouncil council)
{
    [Fact]
    public async Task A_second_suite_runs_beside_the_first_and_Ctrl_C_ends_all_of_it_and_nothing_else()
    {
        var first = (await council.Suite()).Host.Children;
        await using var second = await Suite.Start(samples: false);
        var children = second.Host.Children;

        await second.Host.Stop();

        Assert.Equal(0, await second.Host.Exit);
        Assert.True(children.Count > 8, $"only {children.Count} processes");
        Assert.DoesNotContain(children, child => child.IsAlive);
        Assert.Empty(second.Host.Children);
        Assert.All(first, child => Assert.True(child.IsAlive, child.Name));
    }

    [Fact]
    public async Task A_killed_AppHost_takes_its_children_with_it()
    {
        using var folder = TestFolder.Create();
        await using var host = await AppHostProcess.Start(folder.Sub("data"), "--port-base", "0", "--no-dashboard", "--no-samples");
        await Eventually.True(() => Task.FromResult(host.Children.Any(child => child.Name == "rabbitmq")));
        var children = host.Children;

        await host.Kill();

        await Eventually.True(() => Task.FromResult(!children.Any(child => child.IsAlive)), what: "all children have ended");
    }

    [Fact]
    public async Task A_child_that_had_only_just_been_started_ends_too()
    {
        using var folder = TestFolder.Create();
        // A second passes before the child can ask for its death signal.
        var slow = Path.Combine(Directory.CreateDirectory(folder.Sub("bin")).FullName, "setpriv");
        await File.WriteAllTextAsync(slow, $"#!/bin/sh\nsleep 1\nexec {Executables.Find("setpriv")} \"$@\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string> { ["PATH"] = $"{folder.Sub("bin")}:{Environment.GetEnvironmentVariable("PATH")}" };
        await using var host = await AppHostProcess.Start(folder.Sub("data"), environment, "--port-base", "0", "--no-dashboard", "--no-samples");
        await Eventually.True(() => Task.FromResult(host.Children.Count > 0));
        var children = host.Children;

        await host.Kill();

        await Eventually.True(() => Task.FromResult(!children.Any(child => child.IsAlive)), what: "all children have ended");
    }

    [Fact]
    public async Task A_start_ends_what_an_earlier_run_has_left()
    {
        using var folder = TestFolder.Create();
        await using var leftOver = await ChildProcess.Start(new ProcessSpec("sleep", ["600"]), _ => { });
        PrivateFolder.Create(folder.Sub("data"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Sub("data"), "processes"), $"{leftOver.Id} {leftOver.StartTime} 15 risk\n", TestContext.Current.CancellationToken);

        await using var host = await AppHostProcess.Start(folder.Sub("data"), "--port-base", "0", "--no-dashboard", "--no-samples");

        await Eventually.True(() => Task.FromResult(leftOver.Exit.IsCompleted), what: "the left-over process has ended");
        await Eventually.True(() => Task.FromResult(host.Output.Contains("was left over from an earlier run", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_start_leaves_a_stranger_alone_that_has_the_number_of_a_left_over_process()
    {
        using var folder = TestFolder.Create();
        await using var stranger = await ChildProcess.Start(new ProcessSpec("sleep", ["600"]), _ => { });
        PrivateFolder.Create(folder.Sub("data"));
        var path = Path.Combine(folder.Sub("data"), "processes");
        await File.WriteAllTextAsync(path, $"{stranger.Id} {stranger.StartTime - 1} 15 risk\n", TestContext.Current.CancellationToken);

        var ended = await new ProcessLedger(path).EndLeftOvers();

        Assert.Empty(ended);
        Assert.False(stranger.Exit.IsCompleted);
    }

    [Fact]
    public async Task A_start_that_fails_half_way_ends_what_it_had_started()
    {
        using var folder = TestFolder.Create();
        var data = PrivateFolder.Create(folder.Sub("data"));
        var started = new List<RecordedProcess>();
        await using var host = await AppHostProcess.Start(data, "--port-base", "0", "--no-dashboard", "--no-samples");
        await Eventually.True(() => Task.FromResult(host.Children.Any(child => child.Name == "postgres")));
        started.AddRange(host.Children);

        // The broker's start script is the one thing that cannot come up: it is taken away while it boots.
        var broker = await Eventually.Value(
            () => Task.FromResult(host.Children.FirstOrDefault(child => child.Name == "rabbitmq")), child => child is not null);
        Signals.SendToGroup(broker!.Id, Signal.Kill);

        Assert.Equal(1, await host.Exit.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Contains("rabbitmq ended with", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(started, child => child.IsAlive);
    }

    [Fact]
    public async Task A_second_suite_on_the_same_data_is_refused()
    {
        var suite = await council.Suite();
        await using var second = await AppHostProcess.Start(suite.Host.Data, "--port-base", "0", "--no-dashboard");

        Assert.Equal(1, await second.Exit.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains("already up", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_uses_is_named_before_anything_starts()
    {
        using var folder = TestFolder.Create();
        var suite = await council.Suite();
        var taken = suite.Address("measures").Port;
        var portBase = (taken - 102).ToString(System.Globalization.CultureInfo.InvariantCulture);

        await using var host = await AppHostProcess.Start(folder.Sub("data"), "--port-base", portBase, "--no-dashboard");

        Assert.Equal(1, await host.Exit.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains($"{taken} (measures)", host.Output, StringComparison.Ordinal);
        Assert.Empty(host.Children);
    }

    [Fact]
    public async Task A_service_that_crashes_is_started_again()
    {
        var suite = await council.Suite();
        var before = await suite.Status("risk");

        Signals.Send(before.ProcessId!.Value, Signal.Kill);

        var after = await Eventually.Value(
            () => suite.Status("risk"), status => status.State == ResourceState.Healthy && status.ProcessId != before.ProcessId);
        Assert.True(ProcFs.StartTime(after.ProcessId!.Value) is not null);
    }

    [Fact]
    public async Task Secrets_and_the_control_socket_are_for_their_owner_only()
    {
        var data = (await council.Suite()).Host.Data;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

        string[] files = [ControlSocket.PathFor(data), .. Directory.GetFiles(Path.Combine(data, "secrets")), Path.Combine(data, "postgres", "password"), Path.Combine(data, "rabbitmq", "password")];

        Assert.True(files.Length > 6);
        Assert.All(files, file => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & others));
    }
}
