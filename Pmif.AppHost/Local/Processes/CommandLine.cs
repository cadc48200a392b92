using System.Diagnostics;
using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>
/// The command that really runs: in a session of its own, so that Ctrl-C in the terminal reaches only us, and with a
/// death signal, so that the child ends when we are killed.
/// </summary>
internal static class CommandLine
{
    private static readonly bool CanWrap = Executables.Find("setsid") is not null && Executables.Find("setpriv") is not null && Executables.Find("bash") is not null;

    // What `dotnet run` puts in for the AppHost itself. Its children start the same however it was started.
    private static readonly string[] OfTheLaunchProfile = ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"];

    public static ProcessStartInfo For(ProcessSpec spec)
    {
        string[] command = [.. Wrapping(spec), spec.FileName, .. spec.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = spec.WorkingDirectory ?? "",
        };
        foreach (var name in OfTheLaunchProfile)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string[] Wrapping(ProcessSpec spec) => CanWrap
        ? ["setsid", "setpriv", "--pdeathsig", spec.StopSignal is Signal.Interrupt ? "INT" : "TERM", .. As(spec.User), "--", .. UnlessAlone]
        : [];

    // Who was killed before the child could ask for its death signal sends none: by then the child has another parent.
    // Not by sh, which drops variables with a hyphen in their names, as those of connection strings have.
    private static string[] UnlessAlone => ["bash", "-c", "[ \"$PPID\" = \"$0\" ] && exec \"$@\"", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];

    // A checkout below root's home is closed to other users; the capability lets the server walk through it to its data.
    private static string[] As(string? user) => user is null
        ? []
        : ["--reuid", user, "--regid", user, "--clear-groups", "--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
}
