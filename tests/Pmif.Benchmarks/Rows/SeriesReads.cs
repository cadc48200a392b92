using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Benchmarks.Rows;

/// <summary>Reads per second of a series of twenty years of months, against the bare query for its points.</summary>
internal static class SeriesReads
{
    private const int Readers = 16, Months = 240;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Timed = TimeSpan.FromSeconds(5);

    private const string Query = """
        select period_start, period_months, value, numerator, denominator, lower, upper, flag, note, target, rag, revision, recorded_at, submission_id
        from current_values where series_id = $1 order by period_start, period_months
        """;

    public static async Task<IReadOnlyList<BenchRow>> Measure(Suite suite, CancellationToken cancellationToken)
    {
        using var http = suite.HttpAs("admin", "measures");
        var code = $"BENCH-{Guid.NewGuid():N}"[..14];
        var series = await Push(suite, http, code, cancellationToken);
        var server = new NpgsqlConnectionStringBuilder(suite.PostgresConnectionString) { Database = "pmif_measures", MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 };
        await using var source = NpgsqlDataSource.Create(server);

        List<double> reads = [], floors = [];
        for (var trial = 0; trial < 3; trial++)
        {
            floors.Add(await Rate(() => Points(source, series, cancellationToken)));
            reads.Add(await Rate(async () =>
            {
                using var response = await http.GetAsync($"v1/measures/{code}/series", cancellationToken);
                response.EnsureSuccessStatusCode();
                await response.Content.LoadIntoBufferAsync(cancellationToken);
            }));
        }
        var (read, plain) = (Figures.Median(reads), Figures.Median(floors));
        return [new($"Series reads, {Months} months, {Readers} readers", read, "reads/s", "the bare query", plain, read / plain, reads)];
    }

    private static async Task<long> Push(Suite suite, HttpClient http, string code, CancellationToken cancellationToken)
    {
        await BulkFeed.Put(http, $"v1/measures/{code}", new { name = "Bench series", frequency = "monthly", temporalType = "flow", source = "bench" }, cancellationToken);
        var csv = new StringBuilder("measure,period,value\n");
        for (var month = 0; month < Months; month++)
            csv.Append(CultureInfo.InvariantCulture, $"{code},{Period.Month(2006, 1).Shift(month)},{100 + month % 17 * 0.3m}\n");
        using var content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
        (await http.PostAsync("v1/submissions", content, cancellationToken)).EnsureSuccessStatusCode();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(suite.PostgresConnectionString) { Database = "pmif_measures" });
        await using var find = source.CreateCommand("select s.id from series s join measures m on m.id = s.measure_id where m.code = $1");
        find.Parameters.Add(new() { Value = code });
        return (long)(await find.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task Points(NpgsqlDataSource source, long series, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var query = new NpgsqlCommand(Query, connection) { Parameters = { new() { Value = series } } };
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var points = 0;
        while (await reader.ReadAsync(cancellationToken))
            if (!reader.IsDBNull(2) && reader.GetDecimal(2) > 0)
                points++;
        if (points != Months)
            throw new InvalidOperationException($"{points} points.");
    }

    private static async Task<double> Rate(Func<Task> read)
    {
        await Load(read, Warm);
        return await Load(read, Timed) / Timed.TotalSeconds;
    }

    private static async Task<long> Load(Func<Task> read, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            var count = 0L;
            for (; clock.Elapsed < time; count++)
                await read();
            return count;
        }));
        return counts.Sum();
    }
}
