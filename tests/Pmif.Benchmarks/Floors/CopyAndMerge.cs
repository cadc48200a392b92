using System.Diagnostics;
using Npgsql;
using Pmif.Testing;

namespace Pmif.Benchmarks.Floors;

/// <summary>
/// The least that storing a feed can cost on this PostgreSQL: psql copies the file into a staging table and one statement merges it
/// into keyed values, keeping what changed. No validation, no status, no events.
/// </summary>
internal sealed class CopyAndMerge(NpgsqlConnectionStringBuilder server, string psql)
{
    private const string Schema = """
        create table series (id bigint generated always as identity primary key, measure text not null, breakdown text not null, unique (measure, breakdown));
        create table value (series_id bigint not null references series, period_start date not null, period_months smallint not null, value numeric,
          revision bigint not null default 1, recorded_at timestamptz not null default now(), primary key (series_id, period_start, period_months));
        """;

    private const string Merge = """
        \set ON_ERROR_STOP on
        begin;
        create temp table staging (measure text, breakdown text, period text, value numeric) on commit drop;
        \copy staging from pstdin with (format csv, header true)
        insert into series (measure, breakdown) select distinct measure, breakdown from staging on conflict do nothing;
        insert into value (series_id, period_start, period_months, value)
        select s.id, split_part(period, '/', 1)::date, 1, t.value from staging t join series s using (measure, breakdown)
        on conflict (series_id, period_start, period_months) do update
          set value = excluded.value, revision = value.revision + 1, recorded_at = now() where value.value is distinct from excluded.value;
        commit;
        """;

    public static async Task<CopyAndMerge> Create(Suite suite, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(suite.PostgresConnectionString);
        await using (var admin = new NpgsqlConnection(server.ConnectionString))
        {
            await admin.OpenAsync(cancellationToken);
            await using var create = new NpgsqlCommand("create database floor", admin);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        server.Database = "floor";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var schema = new NpgsqlCommand(Schema, connection);
        await schema.ExecuteNonQueryAsync(cancellationToken);
        return new CopyAndMerge(server, "psql");
    }

    /// <summary>Seconds from starting psql to its end.</summary>
    public async Task<double> Run(byte[] csv, CancellationToken cancellationToken)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Merge, cancellationToken);
            var start = new ProcessStartInfo(psql) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in (string[])["-X", "-q", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, "-d", server.Database!, "-f", script])
                start.ArgumentList.Add(argument);
            start.Environment["PGPASSWORD"] = server.Password;
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.StandardInput.BaseStream.WriteAsync(csv, cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            await output;
            return process.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"psql: {await errors}");
        }
        finally
        {
            File.Delete(script);
        }
    }
}
