using System.CommandLine;
using System.CommandLine.Invocation;
using Pmif.Cli.Apply;
using Pmif.Cli.Audit;
using Pmif.Cli.Push;
using Pmif.Cli.Samples;

namespace Pmif.Cli;

/// <summary>The whole command tree.</summary>
internal static class PmifCommand
{
    public static async Task<int> RunAsync(string[] args, Surroundings around)
    {
        var root = Create(around);
        var parsed = root.Parse(args);
        var settings = new InvocationConfiguration
        {
            Output = around.Out,
            Error = around.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            var code = await parsed.InvokeAsync(settings);
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
        }
        catch (CommandFailed failed)
        {
            await around.Error.WriteLineAsync($"pmif: {PlainText.Of(failed.Message)}");
            return failed.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static RootCommand Create(Surroundings around)
    {
        var root = new RootCommand("Sends performance figures and definitions to Pmif, checks its audit trails, and loads sample councils.")
        {
            PushCommand.Create(around),
            new Command("measures", "The single data list.") { ApplyCommand.CreateForMeasures(around) },
            new Command("breakdowns", "What values can be about.") { ApplyCommand.CreateForBreakdowns(around) },
            AuditCommands.Create(around),
            new Command("samples", "Sample councils.") { LoadSamplesCommand.Create(around) },
        };
        var help = new Command("help", "Shows what pmif can do.");
        help.SetAction(async (_, cancellation) =>
            await root.Parse(["--help"]).InvokeAsync(new() { Output = around.Out, Error = around.Error }, cancellation));
        root.Add(help);
        root.SetAction(_ =>
        {
            root.Parse(["--help"]).Invoke(new() { Output = around.Error, Error = around.Error });
            return ExitCode.Usage;
        });
        return root;
    }
}
