using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pmif.AppHost.Local;
using Pmif.Testing;

namespace Pmif.Benchmarks.Floors;

/// <summary>
/// The least that a small push can cost: an endpoint that reads the lines and stores them in copies of the same tables, in one round trip
/// and one transaction, in a process of its own. No sign-in, no validation, no status, no receipt, no events.
/// </summary>
internal static class BareTransaction
{
    private const string Series = """
        insert into floor.series (measure_id, breakdown_id)
        select m.id, b.id from unnest($1, $2) as t (measure, breakdown) join measures m on upper(m.code) = upper(t.measure) join breakdowns b on upper(b.code) = upper(t.breakdown)
        left join floor.series s on s.measure_id = m.id and s.breakdown_id = b.id
        where s.id is null
        on conflict do nothing
        """;

    private const string Merge = """
        insert into floor.current_values as v (series_id, period_start, period_months, revision, value, rag, definition_version, submission_id, recorded_at)
        select s.id, t.period_start, 1, 1, t.value, 'baseline', 1, '00000000-0000-0000-0000-000000000001', now()
        from unnest($1, $2, $3, $4) as t (measure, breakdown, period_start, value)
        join measures m on upper(m.code) = upper(t.measure) join breakdowns b on upper(b.code) = upper(t.breakdown)
        join floor.series s on s.measure_id = m.id and s.breakdown_id = b.id
        on conflict (series_id, period_start, period_months) do update
          set value = excluded.value, revision = v.revision + 1, recorded_at = excluded.recorded_at where v.value is distinct from excluded.value
        """;

    public static async Task<int> Serve(string port)
    {
        var connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("BENCH_DATABASE"))
        {
            NoResetOnClose = true,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
        };
        await using var source = NpgsqlDataSource.Create(connection);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet("/", () => TypedResults.Ok());
        app.MapPost("/", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            await Store(source, request.Body, cancellationToken);
            return TypedResults.Ok();
        });
        await app.RunAsync();
        return 0;
    }

    public static async Task<(Process Process, HttpClient Http)> Start(Suite suite, CancellationToken cancellationToken)
    {
        var database = await FloorSchema.Create(suite, cancellationToken);
        var port = FreePorts.Take();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Pmif.Benchmarks"), ["--bare-transaction", $"{port}"]);
        start.Environment["BENCH_DATABASE"] = database.ConnectionString;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The bare transaction did not start.");
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await Eventually.True(async () => await EmptyEndpoint.Answers(http, cancellationToken), TimeSpan.FromSeconds(30));
        return (process, http);
    }

    private static async Task Store(NpgsqlDataSource source, Stream body, CancellationToken cancellationToken)
    {
        List<string> measures = [], breakdowns = [];
        List<DateOnly> starts = [];
        List<decimal> values = [];
        using var text = new StreamReader(body);
        await text.ReadLineAsync(cancellationToken);
        while (await text.ReadLineAsync(cancellationToken) is { } line)
        {
            var fields = line.Split(',');
            measures.Add(fields[0]);
            breakdowns.Add(fields[1]);
            starts.Add(DateOnly.ParseExact(fields[2].AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture));
            values.Add(decimal.Parse(fields[3], CultureInfo.InvariantCulture));
        }
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) // one transaction
        {
            BatchCommands =
            {
                new(Series) { Parameters = { new() { Value = measures }, new() { Value = breakdowns } } },
                new(Merge) { Parameters = { new() { Value = measures }, new() { Value = breakdowns }, new() { Value = starts }, new() { Value = values } } },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
