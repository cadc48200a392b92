using System.Collections.Concurrent;

namespace Pmif.Cli.Apply;

/// <summary>Puts definitions, a few at a time; a refused one is told with its row and keeps out no other.</summary>
internal sealed class ApplyMeasures(ApplyDoor door, Surroundings around)
{
    private const int AtOnce = 4;

    public async Task<int> RunAsync(IReadOnlyList<ApplyItem> items, CancellationToken cancellation)
    {
        var refused = new ConcurrentBag<(int Row, string Text)>();
        var fresh = 0;
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (item, stop) =>
        {
            var (answer, refusal) = await door.PutAsync($"v1/measures/{Uri.EscapeDataString(item.Code)}", item.Body, stop);
            if (refusal is not null)
                refused.Add((item.Row, $"row {item.Row} ({item.Code}): {refusal.Reason}"));
            else if ((int?)answer?["version"] == 1)
                Interlocked.Increment(ref fresh);
        });
        foreach (var (_, text) in refused.OrderBy(one => one.Row))
            await around.Error.WriteLineAsync($"pmif: {PlainText.Of(text)}");
        var stored = items.Count - refused.Count;
        await around.Out.WriteLineAsync($"measures: {items.Count} received, {stored} in force ({fresh} of them in their first version), {refused.Count} rejected");
        return refused.IsEmpty ? ExitCode.Accepted : stored > 0 ? ExitCode.AcceptedWithIssues : ExitCode.Rejected;
    }
}
