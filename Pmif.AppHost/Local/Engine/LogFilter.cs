namespace Pmif.AppHost.Local;

/// <summary>
/// What of a service's output people should see at once: warnings and worse, with the lines that belong to them, and
/// whatever is not written by .NET's console logger. The log file has everything.
/// </summary>
internal sealed class LogFilter
{
    private static readonly string[] Quiet = ["trce: ", "dbug: ", "info: "];
    private static readonly string[] Loud = ["warn: ", "fail: ", "crit: "];
    private const string Continuation = "      ";

    private readonly Lock gate = new();
    private bool showing = true;

    public bool Passes(string line)
    {
        lock (gate)
        {
            showing = StartsWithAny(line, Loud) || (!StartsWithAny(line, Quiet) && (showing || !line.StartsWith(Continuation, StringComparison.Ordinal)));
            return showing;
        }
    }

    private static bool StartsWithAny(string line, string[] prefixes) =>
        Array.Exists(prefixes, prefix => line.StartsWith(prefix, StringComparison.Ordinal));
}
