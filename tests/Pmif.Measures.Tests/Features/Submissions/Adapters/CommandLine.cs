using System.Diagnostics;

namespace Pmif.Measures.Tests.Features.Submissions.Adapters;

/// <summary>The built command line, run as a program with an administrator's key.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static async Task<CommandLine> Run(Uri measures, params IEnumerable<string> arguments)
    {
        using var process = Start(measures, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandLine(process.ExitCode, output, await error);
    }

    /// <summary>Starts it and lets it run.</summary>
    public static Process Start(Uri measures, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PMIF_API_KEY"] = "pmif_demo_admin";
        start.Environment["services__measures__http__0"] = measures.ToString();
        return Process.Start(start)!;
    }

    /// <summary>A folder of this repository.</summary>
    public static string Repository(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pmif.sln")))
            folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }

    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository("src", "Pmif.Cli", "bin", output.Parent!.Name, output.Name, "pmif.dll");
    }
}
