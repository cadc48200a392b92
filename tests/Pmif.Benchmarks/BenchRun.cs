using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Pmif.Benchmarks.Rows;
using Pmif.Testing;

namespace Pmif.Benchmarks;

/// <summary>Measures every row asked for, most of them in a whole suite of its own, prints the table and saves it.</summary>
internal static class BenchRun
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly (string Name, Func<Suite, CancellationToken, Task<IReadOnlyList<BenchRow>>> Run)[] Known =
    [
        ("bulk-push", BulkPush.Measure),
        ("bulk-push-large", BulkPush.MeasureLarge),
        ("small-pushes", SmallPushes.Measure),
        ("push-to-scorecard", PushToScorecard.Measure),
        ("series-reads", SeriesReads.Measure),
        ("scorecard-reads", ScorecardReads.Measure),
        ("status-share", StatusShare.Measure),
    ];

    // These need no suite.
    private static readonly (string Name, Func<IReadOnlyList<BenchRow>> Run)[] Alone =
    [
        ("forecasts", ForecastAccuracy.Measure),
        ("series-states", SeriesStates.Measure),
    ];

    // These start what they need themselves.
    private static readonly (string Name, Func<CancellationToken, Task<IReadOnlyList<BenchRow>>> Run)[] WithServers =
    [
        ("audit-verify", AuditVerify.Measure),
        ("sign-in-cost", SignInCost.Measure),
    ];

    public static async Task<int> Execute(string[] args)
    {
        string[] names = [.. Alone.Select(row => row.Name), .. WithServers.Select(row => row.Name), .. Known.Select(row => row.Name)];
        var unknown = args.Except(names).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"No such row: {string.Join(", ", unknown)}. Known: {string.Join(", ", names)}.");
            return 64;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };

        bool Wanted(string name) => args.Length == 0 || args.Contains(name);
        List<BenchRow> rows = [];
        foreach (var (name, run) in Alone.Where(row => Wanted(row.Name)))
        {
            Console.WriteLine($"Measuring {name} …");
            rows.AddRange(run());
        }
        foreach (var (name, run) in WithServers.Where(row => Wanted(row.Name)))
        {
            Console.WriteLine($"Measuring {name} …");
            rows.AddRange(await run(stop.Token));
        }
        if (Known.Any(row => Wanted(row.Name)))
        {
            Console.WriteLine("Starting a suite with the sample council …");
            await using var suite = await Suite.Start();
            foreach (var (name, run) in Known.Where(row => Wanted(row.Name)))
            {
                Console.WriteLine($"Measuring {name} …");
                rows.AddRange(await run(suite, stop.Token));
            }
        }

        Print(rows);
        await Save(rows, stop.Token);
        return 0;
    }

    private static void Print(List<BenchRow> rows)
    {
        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine();
        Console.WriteLine($"{"figure",-56} {"value",14} {"floor",14} {"ratio",8}  floor is");
        foreach (var row in rows)
        {
            Console.WriteLine(string.Format(
                culture, "{0,-56} {1,14} {2,14} {3,8}  {4}", $"{row.Name} ({row.Unit})",
                row.Value.ToString("#,0.##", culture), row.Floor.ToString("#,0.##", culture), row.Ratio.ToString("0.00", culture), row.FloorName));
        }
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pmif.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the benchmarks from a checkout.");
        return folder.FullName;
    }

    private static async Task Save(List<BenchRow> rows, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository(), "artifacts"));
        var file = Path.Combine(folder.FullName, "bench.json");
        var report = new { at = DateTimeOffset.UtcNow, processors = Environment.ProcessorCount, runtime = RuntimeInformation.FrameworkDescription, rows };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Written), cancellationToken);
        Console.WriteLine();
        Console.WriteLine($"Saved to artifacts{Path.DirectorySeparatorChar}bench.json");
    }
}
