using Npgsql;
using NpgsqlTypes;
using Pmif.Benchmarking.Domain.Values;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Data.Queries;

/// <summary>What a merge did.</summary>
/// <param name="Inserted">New values.</param>
/// <param name="Updated">Values that differ from what was held.</param>
/// <param name="Changed">Measures of either.</param>
/// <param name="Undefined">Measures of the file that Measures has told nothing of, 100 at most.</param>
internal sealed record ValueMergeResult(long Inserted, long Updated, IReadOnlyList<string> Changed, IReadOnlyList<string> Undefined);

/// <summary>
/// Comparator values on their way in: binary COPY into a table that lives as long as the transaction, then one merge.
/// </summary>
internal sealed class ValueStage : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBinaryImporter _rows;

    private ValueStage(NpgsqlConnection connection, NpgsqlBinaryImporter rows) => (_connection, _rows) = (connection, rows);

    public static async Task<ValueStage> Open(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var create = new NpgsqlCommand(SqlText.Of("stage_values"), connection);
        await create.ExecuteNonQueryAsync(cancellation);
        return new(connection, await connection.BeginBinaryImportAsync("copy staged_values from stdin (format binary)", cancellation));
    }

    public async Task Add(long number, ComparatorRow row, CancellationToken cancellation)
    {
        await _rows.StartRowAsync(cancellation);
        await _rows.WriteAsync(number, NpgsqlDbType.Bigint, cancellation);
        await _rows.WriteAsync(row.Measure, NpgsqlDbType.Text, cancellation);
        await _rows.WriteAsync(row.Area, NpgsqlDbType.Text, cancellation);
        await _rows.WriteAsync(row.Period.Start, NpgsqlDbType.Date, cancellation);
        await _rows.WriteAsync(row.Period.Months, NpgsqlDbType.Integer, cancellation);
        foreach (var figure in new[] { row.Value, row.Parts.Numerator, row.Parts.Denominator, row.Lower, row.Upper })
            if (figure is { } number1)
                await _rows.WriteAsync(number1, NpgsqlDbType.Numeric, cancellation);
            else
                await _rows.WriteNullAsync(cancellation);
        await _rows.WriteAsync(Words.Of(row.Flag), NpgsqlDbType.Text, cancellation);
    }

    /// <summary>Ends the COPY; from here on the rows can be asked about.</summary>
    public async Task Complete(CancellationToken cancellation)
    {
        await _rows.CompleteAsync(cancellation);
        await _rows.DisposeAsync();
    }

    public async Task<IReadOnlyList<(long Row, string Area)>> Duplicates(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Of("find_duplicates"), _connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(long, string)>();
        while (await reader.ReadAsync(cancellation))
            found.Add((reader.GetInt64(0), reader.GetString(1)));
        return found;
    }

    public async Task<ValueMergeResult> Merge(Guid load, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Of("merge_values"), _connection) { Parameters = { new() { Value = load } }, CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<string[]>(2), reader.GetFieldValue<string[]>(3));
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();
}
