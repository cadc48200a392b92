using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Benchmarks.Floors;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>Rows per second of CSV pushes of new values, against the same rows by psql into the same tables: COPY, then one merge.</summary>
internal static class BulkPush
{
    /// <summary>Pushes of 100,000 and 1,000,000 rows.</summary>
    public static Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken) =>
        Measure(suite, [(Services: 25, Trials: 3), (Services: 250, Trials: 3)], cancellationToken);

    /// <summary>One push of 10,000,000 rows beside one of 1,000,000, and the most memory that Measures ever had.</summary>
    public static async Task<IReadOnlyList<BenchRow>> MeasureLarge(Suite suite, CancellationToken cancellationToken)
    {
        var rows = await Measure(suite, [(250, 1), (2_500, 1)], cancellationToken);
        var (million, tenMillion) = (rows[0].Value, rows[1].Value);
        var memory = await PeakMegabytes(suite, cancellationToken);
        return
        [
            .. rows,
            new("10,000,000 rows beside 1,000,000", tenMillion, "rows/s", "the rate of 1,000,000 rows", million, tenMillion / million, [tenMillion]),
            new("Peak memory of Measures", memory, "MB", "bound", 500, memory / 500, [memory]),
        ];
    }

    private static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, (int Services, int Trials)[] sizes, CancellationToken cancellationToken)
    {
        using var http = suite.HttpAs("admin", "measures");
        http.Timeout = TimeSpan.FromMinutes(30);
        await BulkFeed.DefineServices(http, sizes.Max(size => size.Services), cancellationToken);
        var floor = await CopyAndMerge.Create(suite, cancellationToken);
        await Trial(http, floor, services: 1, cancellationToken); // warms the code paths

        List<BenchRow> rows = [];
        foreach (var (services, trials) in sizes)
        {
            List<double> pushes = [], floors = [];
            var count = 0;
            for (var trial = 0; trial < trials; trial++)
            {
                var (push, plain, written) = await Trial(http, floor, services, cancellationToken);
                pushes.Add(push);
                floors.Add(plain);
                count = written;
            }
            var (value, least) = (Figures.Median(pushes), Figures.Median(floors));
            rows.Add(new BenchRow($"CSV push, {count:N0} new rows", value, "rows/s", "psql COPY and merge", least, value / least, pushes));
        }
        return rows;
    }

    private static async Task<(double Push, double Floor, int Rows)> Trial(HttpClient http, CopyAndMerge floor, int services, CancellationToken cancellationToken)
    {
        var feed = new BulkFeed($"{Guid.NewGuid():N}"[..8], services);
        await feed.Define(http, cancellationToken);
        using var file = new TemporaryFile(".csv");
        feed.Write(file.Path, plainDates: true);
        var plain = feed.Rows / await floor.Run(file.Path, cancellationToken);
        feed.Write(file.Path, plainDates: false);
        return (feed.Rows / await Push(http, file.Path, cancellationToken), plain, feed.Rows);
    }

    internal static async Task<double> Push(HttpClient http, string csv, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(File.OpenRead(csv), 1 << 16);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var clock = Stopwatch.StartNew();
        using var response = await http.PostAsync("v1/submissions", content, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        response.EnsureSuccessStatusCode();
        var receipt = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (receipt.GetProperty("outcome").GetString() != "accepted")
            throw new InvalidOperationException($"The push was not accepted whole: {receipt}");
        return seconds;
    }

    private static async Task<double> PeakMegabytes(Suite suite, CancellationToken cancellationToken)
    {
        var process = (await suite.Status("measures")).ProcessId;
        var peak = (await File.ReadAllLinesAsync($"/proc/{process}/status", cancellationToken)).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
