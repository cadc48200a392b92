using Pmif.Cli.Http;
using Pmif.Cli.Watch;

namespace Pmif.Cli.Tests;

/// <summary>Runs the command line in this process, exactly as Program does, with its surroundings in the test's hands.</summary>
internal sealed record PmifRun(int ExitCode, string Output, string Error)
{
    /// <summary>For watched folders: everything a person waits seconds for takes milliseconds.</summary>
    public static Pace QuickPace { get; } = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(50));

    public static async Task<PmifRun> RunAsync(string[] args, byte[]? input = null, Dictionary<string, string>? variables = null, Patience? patience = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PmifCommand.RunAsync(args, new Surroundings
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(input ?? []),
            Variable = name => variables?.GetValueOrDefault(name),
            IsTerminal = false,
            Pace = QuickPace,
            Patience = patience ?? new Patience(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)),
        });
        return new PmifRun(code, output.ToString(), error.ToString());
    }
}
