using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Pmif.Benchmarks.Floors;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>
/// Milliseconds from sending one value to the changed cell on the scorecard's event stream,
/// against one outbox commit, one publish and consume, and one commit.
/// </summary>
internal static class PushToScorecard
{
    private const int Pushes = 500;
    // As for small pushes: services run for weeks, so the code of the whole path is compiled for good first.
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(20);
    private const string Code = "HR01", Scorecard = "balanced-scorecard", Latest = "2026-09-01/P1M";

    public static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken)
    {
        using var measures = suite.HttpAs("hr", "measures");
        using var reporting = suite.HttpAs("admin", "reporting");
        reporting.Timeout = Timeout.InfiniteTimeSpan;
        using var stream = new StreamReader(await reporting.GetStreamAsync($"v1/scorecards/{Scorecard}/stream", cancellationToken));

        List<double> times = [];
        var began = Stopwatch.StartNew();
        for (var push = 0; times.Count < Pushes; push++)
        {
            var (isWarm, value) = (began.Elapsed >= Warm, 8m + push % 200 / 100m);
            var clock = Stopwatch.StartNew();
            using var content = new StringContent($"measure,period,value\n{Code},{Latest},{value}\n", Encoding.UTF8, "text/csv");
            var sent = measures.PostAsync("v1/submissions", content, cancellationToken);
            await CellWith(stream, value, cancellationToken);
            var elapsed = clock.Elapsed.TotalMilliseconds;
            (await sent).EnsureSuccessStatusCode();
            if (isWarm)
                times.Add(elapsed);
        }

        var floors = await CommitPublishConsume.Times(suite, Pushes, cancellationToken);
        return [Row("p50", 0.5, times, floors), Row("p99", 0.99, times, floors)];
    }

    private static BenchRow Row(string name, double share, List<double> times, List<double> floors)
    {
        var (value, floor) = (Figures.Percentile(times, share), Figures.Percentile(floors, share));
        return new BenchRow($"Push to scorecard {name}, {Pushes} pushes", value, "ms", "commit, publish-consume, commit", floor, value / floor, [value]);
    }

    private static async Task CellWith(StreamReader stream, decimal value, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal))
                continue;
            var cell = JsonDocument.Parse(line[5..]).RootElement;
            if (cell.GetProperty("measure").GetString() == Code && cell.GetProperty("value") is { ValueKind: JsonValueKind.Number } shown && shown.GetDecimal() == value)
                return;
        }

        throw new InvalidOperationException("The scorecard's event stream ended.");
    }
}
