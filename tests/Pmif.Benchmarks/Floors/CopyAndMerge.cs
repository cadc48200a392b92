using System.Diagnostics;
using Npgsql;
using Pmif.Testing;

namespace Pmif.Benchmarks.Floors;

/// <summary>
/// The least that storing a feed can cost on this PostgreSQL: psql copies the file into a staging table and one statement merges it
/// into copies of the same tables, keeping what changed. No validation, no status, no earlier revisions, no events.
/// </summary>
internal sealed class CopyAndMerge(NpgsqlConnectionStringBuilder server)
{
    private const string Merge = """
        \set ON_ERROR_STOP on
        begin;
        set local work_mem = '64MB';
        create temp table staging (measure text, breakdown text, period_start date, value numeric) on commit drop;
        \copy staging from pstdin with (format csv, header true)
        analyze staging;
        insert into floor.series (measure_id, breakdown_id)
        select m.id, b.id from (select distinct measure, breakdown from staging) t join measures m on m.code = t.measure join breakdowns b on b.code = t.breakdown
        on conflict do nothing;
        insert into floor.current_values as v (series_id, period_start, period_months, revision, value, rag, definition_version, submission_id, recorded_at)
        select s.id, t.period_start, 1, 1, t.value, 'baseline', 1, '00000000-0000-0000-0000-000000000001', now()
        from staging t join measures m on m.code = t.measure join breakdowns b on b.code = t.breakdown
        join floor.series s on s.measure_id = m.id and s.breakdown_id = b.id
        on conflict (series_id, period_start, period_months) do update
          set value = excluded.value, revision = v.revision + 1, recorded_at = excluded.recorded_at where v.value is distinct from excluded.value;
        commit;
        """;

    public static async Task<CopyAndMerge> Create(Suite suite, CancellationToken cancellationToken) =>
        new(await FloorSchema.Create(suite, cancellationToken));

    /// <summary>Seconds from starting psql to its end.</summary>
    /// <param name="csv">A file of measure, breakdown, first day of the month and value.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<double> Run(string csv, CancellationToken cancellationToken)
    {
        using var script = new TemporaryFile(".sql");
        await File.WriteAllTextAsync(script.Path, Merge.Replace("pstdin", $"'{csv}'", StringComparison.Ordinal), cancellationToken);
        var start = new ProcessStartInfo("psql") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-X", "-q", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, "-d", server.Database!, "-f", script.Path])
            start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = server.Password;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await output;
        return process.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"psql: {await errors}");
    }
}
