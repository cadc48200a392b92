using Pmif.Cli.Http;

namespace Pmif.Cli.Tests;

/// <summary>Runs the command line in this process, exactly as Program does, with its surroundings in the test's hands.</summary>
internal sealed record PmifRun(int ExitCode, string Output, string Error)
{
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
            Patience = patience ?? new Patience(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)),
        });
        return new PmifRun(code, output.ToString(), error.ToString());
    }
}
