using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Pmif.Benchmarks.Rows;
using Pmif.Testing;

namespace Pmif.Benchmarks;

/// <summary>Starts a whole suite of its own, measures every row asked for, prints the table and saves it.</summary>
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
    ];

    public static async Task<int> Execute(string[] args)
    {
        var unknown = args.Except(Known.Select(row => row.Name)).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"No such row: {string.Join(", ", unknown)}. Known: {string.Join(", ", Known.Select(row => row.Name))}.");
            return 64;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };

        Console.WriteLine("Starting a suite with the sample council …");
        await using var suite = await Suite.Start();
        List<BenchRow> rows = [];
        foreach (var (name, run) in Known.Where(row => args.Length == 0 || args.Contains(row.Name)))
        {
            Console.WriteLine($"Measuring {name} …");
            rows.AddRange(await run(suite, stop.Token));
        }

        Print(rows);
        await Save(rows, stop.Token);
        return 0;
    }

    private static void Print(List<BenchRow> rows)
    {
        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine();
        Console.WriteLine($"{"figure",-44} {"value",14} {"floor",14} {"ratio",8}  floor is");
        foreach (var row in rows)
        {
            Console.WriteLine(string.Format(
                culture, "{0,-44} {1,14} {2,14} {3,8}  {4}", $"{row.Name} ({row.Unit})",
                row.Value.ToString("#,0.##", culture), row.Floor.ToString("#,0.##", culture), row.Ratio.ToString("0.00", culture), row.FloorName));
        }
    }

    private static string Repository()
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
