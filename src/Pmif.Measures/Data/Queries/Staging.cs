using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Pmif.Measures.Data.Queries;

/// <summary>The staging table of a submission: temporary, so that it costs no log and nobody else sees it.</summary>
internal sealed class Staging(NpgsqlConnection connection)
{
    /// <summary>The session that has the table.</summary>
    public NpgsqlConnection Connection => connection;

    private static readonly string[] Prepare = SqlFile.ReadStatements("Queries.prepare_staging.sql");

    // Deleted rows leave their room behind; beyond this it is given back.
    private const long MostBytes = 1 << 19;

    private const string Copy = """
        copy staged_values (row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note,
            rag, target, definition_version, target_version) from stdin (format binary)
        """;

    private const string Insert = """
        insert into staged_values (row_number, measure_id, breakdown_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note,
            rag, target, definition_version, target_version, part)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private static readonly string CopyWithClosed = Copy.Replace("target_version)", "target_version, closed)", StringComparison.Ordinal);

    /// <summary>Makes the table where this session does not have it yet, and empties it of what an earlier submission left.</summary>
    public static async Task<Staging> Open(MeasuresDb db, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Prepare)
            batch.BatchCommands.Add(new(statement));
        if ((long)(await batch.ExecuteScalarAsync(cancellationToken))! > MostBytes)
            await new Staging(connection).Empty(cancellationToken);
        return new Staging(connection);
    }

    /// <summary>Adds the statements that stage the rows of several small submissions, in a session that has the tables, without a round trip of their own.</summary>
    public static void AddTo(NpgsqlBatch batch, IReadOnlyList<IReadOnlyList<StagedRow>> parts)
    {
        batch.BatchCommands.Add(new("delete from staged_values"));
        batch.BatchCommands.Add(StagedSeries.Forget());
        var rows = new StagedRow[parts.Sum(part => part.Count)];
        var of = new short[rows.Length];
        var next = 0;
        for (short part = 0; part < parts.Count; part++)
            foreach (var row in parts[part])
                (rows[next], of[next++]) = (row, part);
        batch.BatchCommands.Add(new(Insert)
        {
            Parameters =
            {
                Column(rows, row => row.RowNumber, NpgsqlDbType.Bigint), Column(rows, row => row.MeasureId, NpgsqlDbType.Integer),
                Column(rows, row => row.BreakdownId, NpgsqlDbType.Integer), Column(rows, row => row.Period.Start, NpgsqlDbType.Date),
                Column(rows, row => (short)row.Period.Months, NpgsqlDbType.Smallint), Column(rows, row => row.Figures.Value, NpgsqlDbType.Numeric),
                Column(rows, row => row.Figures.Numerator, NpgsqlDbType.Numeric), Column(rows, row => row.Figures.Denominator, NpgsqlDbType.Numeric),
                Column(rows, row => row.Figures.Lower, NpgsqlDbType.Numeric), Column(rows, row => row.Figures.Upper, NpgsqlDbType.Numeric),
                Column(rows, row => StoredWords.Stored(row.Figures.Flag), NpgsqlDbType.Text), Column(rows, row => row.Note, NpgsqlDbType.Text),
                Column(rows, row => StoredWords.Stored(row.Status.Rag), NpgsqlDbType.Text), Column(rows, row => row.Status.Target, NpgsqlDbType.Numeric),
                Column(rows, row => row.DefinitionVersion, NpgsqlDbType.Integer), Column(rows, row => row.TargetVersion, NpgsqlDbType.Integer),
                new() { Value = of },
            },
        });
    }

    /// <summary>Asks, where it is the last statement, how much room the tables take; see <see cref="IsBloated"/>.</summary>
    public static NpgsqlBatchCommand Size() => new(Prepare[^1]);

    /// <summary>Whether so much room is taken by deleted rows that it should be given back.</summary>
    public static bool IsBloated(long bytes) => bytes > MostBytes;

    private static NpgsqlParameter<T[]> Column<T>(StagedRow[] rows, Func<StagedRow, T> value, NpgsqlDbType type) =>
        new() { TypedValue = Array.ConvertAll(rows, row => value(row)), NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>Lets the planner see a larger submission as it is; what it planned for a small one would take for ever.</summary>
    public Task Analyse(CancellationToken cancellationToken) => Run(connection, "analyze staged_values", cancellationToken);

    /// <summary>Gives the room of a large submission back.</summary>
    public Task Empty(CancellationToken cancellationToken) => Run(connection, "truncate staged_values, staged_series", cancellationToken);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes rows; the column that says which are closed only where <paramref name="mayBeClosed"/>.</summary>
    public async Task Write(IReadOnlyList<StagedRow> rows, bool mayBeClosed, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        await using var importer = await connection.BeginBinaryImportAsync(mayBeClosed ? CopyWithClosed : Copy, cancellationToken);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(row.RowNumber, NpgsqlDbType.Bigint, cancellationToken);
            await importer.WriteAsync(row.MeasureId, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(row.BreakdownId, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(row.Period.Start, NpgsqlDbType.Date, cancellationToken);
            await importer.WriteAsync((short)row.Period.Months, NpgsqlDbType.Smallint, cancellationToken);
            await Number(importer, row.Figures.Value, cancellationToken);
            await Number(importer, row.Figures.Numerator, cancellationToken);
            await Number(importer, row.Figures.Denominator, cancellationToken);
            await Number(importer, row.Figures.Lower, cancellationToken);
            await Number(importer, row.Figures.Upper, cancellationToken);
            await Text(importer, StoredWords.Stored(row.Figures.Flag), cancellationToken);
            await Text(importer, row.Note, cancellationToken);
            await Text(importer, StoredWords.Stored(row.Status.Rag), cancellationToken);
            await Number(importer, row.Status.Target, cancellationToken);
            await importer.WriteAsync(row.DefinitionVersion, NpgsqlDbType.Integer, cancellationToken);
            await Integer(importer, row.TargetVersion, cancellationToken);
            if (mayBeClosed)
                await Integer(importer, row.Closed, cancellationToken);
        }
        await importer.CompleteAsync(cancellationToken);
    }

    private static Task Integer(NpgsqlBinaryImporter importer, int? value, CancellationToken cancellationToken) =>
        value is { } number ? importer.WriteAsync(number, NpgsqlDbType.Integer, cancellationToken) : importer.WriteNullAsync(cancellationToken);

    private static Task Number(NpgsqlBinaryImporter importer, decimal? value, CancellationToken cancellationToken) =>
        value is { } number ? importer.WriteAsync(number, NpgsqlDbType.Numeric, cancellationToken) : importer.WriteNullAsync(cancellationToken);

    private static Task Text(NpgsqlBinaryImporter importer, string? value, CancellationToken cancellationToken) =>
        value is null ? importer.WriteNullAsync(cancellationToken) : importer.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);
}
