using Npgsql;
using Pmif.Testing;

namespace Pmif.Benchmarks.Floors;

/// <summary>Empty copies of the tables that hold values, with the same columns, checks and indexes, for floors to write to.</summary>
internal static class FloorSchema
{
    private const string Sql = """
        create schema if not exists floor;
        create table if not exists floor.series (like public.series including all);
        create table if not exists floor.current_values (like public.current_values including all);
        """;

    /// <summary>Lets the planner see what the tables hold by now, ours and the copies alike, as it will in a service that has run for a day.</summary>
    public static async Task Analyse(Suite suite, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection((await Create(suite, cancellationToken)).ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var analyse = new NpgsqlCommand("analyze floor.series, floor.current_values, public.series, public.current_values, public.earlier_values", connection) { CommandTimeout = 0 };
        await analyse.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes them within the database of Measures and tells how to get there.</summary>
    public static async Task<NpgsqlConnectionStringBuilder> Create(Suite suite, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(suite.PostgresConnectionString) { Database = "pmif_measures" };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var schema = new NpgsqlCommand(Sql, connection);
        await schema.ExecuteNonQueryAsync(cancellationToken);
        return server;
    }
}
