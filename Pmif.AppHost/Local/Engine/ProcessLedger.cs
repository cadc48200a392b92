using System.Diagnostics;
using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>
/// What we have started, on disk: should we be killed before we can clean up, and a child outlive us, the next start ends it.
/// A process is known by number and start time together, so that a stranger with the same number is left alone.
/// </summary>
internal sealed class ProcessLedger(string path)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly Dictionary<string, RecordedProcess> entries = [];

    public void Started(string name, LocalServer server, Signal stopSignal) =>
        Change(() => entries[name] = new RecordedProcess(name, server.ProcessId, server.ProcessStartTime, stopSignal));

    public void Ended(string name) => Change(() => entries.Remove(name));

    /// <summary>Ends what an earlier run has left, and answers with the names.</summary>
    public async Task<IReadOnlyList<string>> EndLeftOvers()
    {
        var left = Read(path).Where(entry => entry.IsAlive).ToList();
        foreach (var entry in left)
        {
            Signals.Send(entry.Id, entry.StopSignal);
        }

        var waited = Stopwatch.StartNew();
        while (left.Any(entry => entry.IsAlive))
        {
            if (waited.Elapsed > Grace)
            {
                left.ForEach(entry => Signals.SendToGroup(entry.Id, Signal.Kill));
            }

            await Task.Delay(50);
        }

        return [.. left.Select(entry => entry.Name)];
    }

    public static IReadOnlyList<RecordedProcess> Read(string path) => File.Exists(path) ? [.. File.ReadAllLines(path).Select(Parse)] : [];

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            File.WriteAllLines(path + ".new", entries.Values.Select(entry =>
                string.Create(CultureInfo.InvariantCulture, $"{entry.Id} {entry.StartTime} {(int)entry.StopSignal} {entry.Name}")));
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    private static RecordedProcess Parse(string line)
    {
        var parts = line.Split(' ', 4);
        return new RecordedProcess(
            parts[3],
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            long.Parse(parts[1], CultureInfo.InvariantCulture),
            (Signal)int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
