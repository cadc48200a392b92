using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Benchmarks.Floors;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>Rows per second of a CSV push of new values, against the same file by psql: COPY, then one merge.</summary>
internal static class BulkPush
{
    private const int Trials = 3;

    public static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken)
    {
        using var http = suite.HttpAs("admin", "measures");
        http.Timeout = TimeSpan.FromMinutes(10);
        await BulkFeed.Define(http, Trials, cancellationToken);
        await Push(http, BulkFeed.Csv(trial: 0, months: 1), cancellationToken); // warms the code paths, not the measured series

        var floor = await CopyAndMerge.Create(suite, cancellationToken);
        List<double> pushes = [], floors = [];
        for (var trial = 1; trial <= Trials; trial++)
        {
            var csv = BulkFeed.Csv(trial, BulkFeed.Months);
            floors.Add(BulkFeed.Rows / await floor.Run(csv, cancellationToken));
            pushes.Add(BulkFeed.Rows / await Push(http, csv, cancellationToken));
        }

        var (push, plain) = (Figures.Median(pushes), Figures.Median(floors));
        return [new BenchRow($"CSV push, {BulkFeed.Rows:N0} new rows", push, "rows/s", "psql COPY and merge", plain, push / plain, pushes)];
    }

    private static async Task<double> Push(HttpClient http, byte[] csv, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(csv);
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
}
