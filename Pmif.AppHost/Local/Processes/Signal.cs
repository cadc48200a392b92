using System.Runtime.InteropServices;

namespace Pmif.AppHost.Local;

public enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}

internal static partial class Signals
{
    public static bool Send(int pid, Signal signal) => Kill(pid, (int)signal) == 0;

    /// <summary>Reaches the grandchildren too: each child leads a session, and so a group, of its own.</summary>
    public static bool SendToGroup(int pid, Signal signal) => Kill(-pid, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    public static bool IsRoot => EffectiveUser() == 0;
}
