using Spectre.Console;

namespace Pmif.Cli.Push;

/// <summary>Shows on the error stream how far a push is: a bar for a person, nothing for a log file until something is worth a line.</summary>
internal sealed class PushProgress(Surroundings around)
{
    private readonly IAnsiConsole? _terminal = around.IsTerminal
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(around.Error) })
        : null;

    public void Say(string line)
    {
        if (_terminal is null)
            around.Error.WriteLine(line);
        else
            _terminal.WriteLine(line);
    }

    /// <summary>Runs <paramref name="send"/> with a bar that fills as bytes leave.</summary>
    public async Task<T> ShowAsync<T>(string name, long length, Func<Action<long>, Task<T>> send)
    {
        if (_terminal is null)
            return await send(_ => { });
        return await _terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(name), maxValue: Math.Max(length, 1));
                return await send(sent => bar.Value = sent);
            });
    }
}
