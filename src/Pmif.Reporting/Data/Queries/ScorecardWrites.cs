using Npgsql;
using NpgsqlTypes;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Data;

/// <summary>
/// What changes scorecards. Each call is one statement and one transaction: it writes, and tells every instance of the service on commit.
/// Each gives the number of rows that were news; a repeat is none.
/// </summary>
public sealed class ScorecardWrites(ReportingDb db)
{
    /// <summary>Takes new states of series; a revision not above the one shown changes no cell.</summary>
    public async Task<long> ApplyCells(IReadOnlyCollection<SeriesRow> rows, CancellationToken cancellationToken)
    {
        await using var command = await db.Command(Sql.Of("apply-cells"), cancellationToken);
        command.Parameters.AddColumns(rows);
        await command.PrepareAsync(cancellationToken);
        return await Count(command, cancellationToken);
    }

    /// <summary>Takes definitions; a version that is known already stays as it is.</summary>
    public async Task<long> RecordDefinitions(IReadOnlyCollection<DefinitionRow> rows, CancellationToken cancellationToken)
    {
        await using var command = await db.Command(Sql.Of("record-definitions"), cancellationToken);
        Add(row => row.Measure);
        Add(row => row.Version);
        Add(row => row.RecordedAt.ToUniversalTime());
        Add(row => row.Definition.Name);
        Add(row => row.Definition.Unit);
        Add(row => row.Definition.Per);
        Add(row => row.Definition.Decimals);
        Add(row => row.Definition.Range?.Low);
        Add(row => row.Definition.Range?.High);
        Add(row => row.FirstDue);
        return await Count(command, cancellationToken);

        void Add<T>(Func<DefinitionRow, T> column) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(column)] });
    }

    /// <summary>A number that orders answers of Benchmarking; to be drawn before it is asked.</summary>
    public async Task<long> NextBenchmarkFetch(CancellationToken cancellationToken)
    {
        await using var command = await db.Command("select nextval('benchmark_fetch_no')", cancellationToken);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Takes comparisons, null where a measure has none; an answer older than the one known changes nothing.</summary>
    public async Task<long> RecordBenchmarks(
        long fetch, DateTimeOffset fetchedAt, IReadOnlyCollection<KeyValuePair<string, CellBenchmark?>> rows, CancellationToken cancellationToken)
    {
        await using var command = await db.Command(Sql.Of("record-benchmarks"), cancellationToken);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fetch });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = fetchedAt.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        Add(row => row.Key);
        Add(row => row.Value?.Period?.ToString());
        Add(row => row.Value?.Group);
        Add(row => row.Value?.GroupName);
        Add(row => row.Value?.Rank);
        Add(row => row.Value?.Of);
        Add(row => row.Value?.Quartile);
        return await Count(command, cancellationToken);

        void Add<T>(Func<KeyValuePair<string, CellBenchmark?>, T> column) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(column)] });
    }

    private static async Task<long> Count(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var count = 0L;
        while (await reader.ReadAsync(cancellationToken))
            count += reader.GetInt64(1);
        return count;
    }
}

/// <summary>One version of a measure's definition, with the last day on which the first value comes in time.</summary>
public sealed record DefinitionRow(string Measure, int Version, DateTimeOffset RecordedAt, MeasureDefinition Definition, DateOnly? FirstDue = null);
