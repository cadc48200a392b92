using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pmif.Benchmarks.Floors;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>
/// Pushes of 50 rows by 16 senders at once, each a new month of one measure for 50 services, against an endpoint that only stores them.
/// </summary>
internal static class SmallPushes
{
    private const int Senders = 16, Rows = 50, Months = 240;
    // Services run for weeks: so long until the code of the whole path has been compiled for good.
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8), Timed = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken)
    {
        using var measures = suite.HttpAs("admin", "measures");
        await BulkFeed.DefineServices(measures, Rows, cancellationToken);
        var (process, bare) = await BareTransaction.Start(suite, cancellationToken);
        try
        {
            await Round(measures, bare, "", Warm, cancellationToken);
            await Round(measures, measures, "v1/submissions", Warm, cancellationToken);
            await FloorSchema.Analyse(suite, cancellationToken);
            await Round(measures, bare, "", Warm, cancellationToken);
            await Round(measures, measures, "v1/submissions", Warm, cancellationToken);
            var floors = await Round(measures, bare, "", Timed, cancellationToken);
            var times = await Round(measures, measures, "v1/submissions", Timed, cancellationToken);
            var (rate, least) = (times.Count * Rows / Timed.TotalSeconds, floors.Count * Rows / Timed.TotalSeconds);
            return
            [
                new($"{Rows}-row pushes, {Senders} senders", rate, "rows/s", "bare transaction over HTTP", least, rate / least, [rate]),
                Row("p50", 0.5, times, floors),
                Row("p99", 0.99, times, floors),
            ];
        }
        finally
        {
            bare.Dispose();
            process.Kill();
            process.Dispose();
        }
    }

    private static BenchRow Row(string name, double share, List<double> times, List<double> floors)
    {
        var (value, floor) = (Figures.Percentile(times, share), Figures.Percentile(floors, share));
        return new($"{Rows}-row push {name}", value, "ms", "bare transaction over HTTP", floor, value / floor, [value]);
    }

    // New measures every round, so that all rounds meet series of the same length.
    private static async Task<List<double>> Round(HttpClient define, HttpClient target, string path, TimeSpan time, CancellationToken cancellationToken)
    {
        var round = $"{Guid.NewGuid():N}"[..8];
        for (var sender = 0; sender < Senders; sender++)
            await BulkFeed.Put(define, $"v1/measures/{Code(round, sender)}",
                new { name = $"Bench sender {sender}", frequency = "monthly", temporalType = "flow", source = "bench" }, cancellationToken);
        var clock = Stopwatch.StartNew();
        var senders = Enumerable.Range(0, Senders).Select(async sender =>
        {
            List<double> times = [];
            for (var push = 0; clock.Elapsed < time; push++)
            {
                using var content = new StringContent(Body(Code(round, sender), push), Encoding.UTF8, "text/csv");
                var began = clock.Elapsed;
                using var response = await target.PostAsync(path, content, cancellationToken);
                response.EnsureSuccessStatusCode();
                times.Add((clock.Elapsed - began).TotalMilliseconds);
            }
            return times;
        });
        return [.. (await Task.WhenAll(senders)).SelectMany(times => times)];
    }

    // Twenty years of months, then corrections from their beginning.
    private static string Body(string measure, int push)
    {
        var period = Period.Month(2006, 1).Shift(push % Months);
        var csv = new StringBuilder("measure,breakdown,period,value\n");
        for (var service = 0; service < Rows; service++)
            csv.Append(CultureInfo.InvariantCulture, $"{measure},{BulkFeed.Service(service)},{period},{100 + push + service * 0.1m}\n");
        return csv.ToString();
    }

    private static string Code(string round, int sender) => $"BENCH-{round}-{sender:00}";
}
