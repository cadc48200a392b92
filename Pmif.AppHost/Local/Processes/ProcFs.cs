using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>Tells a process from a later one that was given the same number.</summary>
internal static class ProcFs
{
    private const int StartTimeField = 22;

    /// <summary>When the process started, in clock ticks since boot; null when there is no such process or it is a zombie.</summary>
    public static long? StartTime(int pid)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{pid}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The second field is the name in brackets and may hold blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[0] is "Z" or "X" ? null : long.Parse(fields[StartTimeField - 3], CultureInfo.InvariantCulture);
    }

    public static bool IsAlive(int pid, long startTime) => StartTime(pid) == startTime;
}
