using System.Diagnostics;
using Pmif.AppHost.Local;
using Pmif.Benchmarks.Floors;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>Scorecard reads per second, against an empty endpoint of the same web server.</summary>
internal static class ScorecardReads
{
    private const int Readers = 16;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Timed = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken)
    {
        var port = FreePorts.Take();
        using var empty = EmptyEndpoint.Start(port);
        try
        {
            using var reporting = suite.HttpAs("admin", "reporting");
            using var floor = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
            await Eventually.True(async () => await EmptyEndpoint.Answers(floor, cancellationToken), TimeSpan.FromSeconds(30));

            List<double> reads = [], floors = [];
            for (var trial = 0; trial < 3; trial++)
            {
                floors.Add(await Rate(floor, "", cancellationToken));
                reads.Add(await Rate(reporting, "v1/scorecards/balanced-scorecard", cancellationToken));
            }

            var (read, plain) = (Figures.Median(reads), Figures.Median(floors));
            return [new BenchRow($"Scorecard reads, {Readers} readers", read, "reads/s", "empty endpoint", plain, read / plain, reads)];
        }
        finally
        {
            empty.Kill();
        }
    }

    private static async Task<double> Rate(HttpClient http, string path, CancellationToken cancellationToken)
    {
        await Load(http, path, Warm, cancellationToken);
        return await Load(http, path, Timed, cancellationToken) / Timed.TotalSeconds;
    }

    private static async Task<long> Load(HttpClient http, string path, TimeSpan time, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            var count = 0L;
            while (clock.Elapsed < time)
            {
                using var response = await http.GetAsync(path, cancellationToken);
                response.EnsureSuccessStatusCode();
                count++;
            }

            return count;
        }));
        return counts.Sum();
    }
}
