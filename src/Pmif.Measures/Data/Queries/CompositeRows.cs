using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Data.Queries;

/// <summary>The parts of one composite value.</summary>
internal readonly record struct CompositeRow(long Ordinal, int MeasureId, int BreakdownId, Period Period, PartValue? Numerator, PartValue? Denominator);

/// <summary>Pairs the values that composites are computed from.</summary>
internal sealed class CompositeRows(NpgsqlConnection connection, CatalogueSnapshot catalogue, IReadOnlyList<MeasureEntry> composites)
{
    /// <summary>Rows in one page.</summary>
    public const int PageSize = 4_096;

    private static readonly string[] Table = SqlFile.ReadStatements("Queries.composite_table.sql");
    private static readonly string[] LockSql = SqlFile.ReadStatements("Queries.composite_lock.sql");
    private static readonly string StagedSql = SqlFile.Read("Queries.composite_keys_staged.sql");
    private static readonly string StandingSql = SqlFile.Read("Queries.composite_keys_standing.sql");
    private static readonly string PartsSql = SqlFile.Read("Queries.composite_parts.sql");
    private static readonly string WithdrawSql = SqlFile.Read("Queries.composite_withdraw.sql");
    private static readonly string ProvenanceSql = SqlFile.Read("Queries.composite_provenance.sql");

    private readonly List<(int Measure, DefinitionVersion Version, CompositeParts Parts)> versions =
        [.. composites.SelectMany(entry => entry.NewestFirst.Where(version => version.Definition.Composite is not null),
            (entry, version) => (entry.Id, version, version.Definition.Composite!))];

    /// <summary>Notes what has to be computed, locks its series and empties the staging tables; the number of values.</summary>
    /// <param name="standing">Whether everything that stands, rather than what was staged.</param>
    public async Task<int> Prepare(bool standing, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var sql in Table)
            batch.BatchCommands.Add(new(sql));
        var pairs = versions.SelectMany(one => new[] { (one.Measure, Part: Id(one.Parts.Numerator)), (one.Measure, Part: Id(one.Parts.Denominator)) }).Distinct().ToList();
        var keys = new NpgsqlBatchCommand(standing ? StandingSql : StagedSql)
        {
            Parameters = { new() { Value = pairs.ConvertAll(pair => pair.Measure).ToArray() }, new() { Value = pairs.ConvertAll(pair => pair.Part).ToArray() } },
        };
        batch.BatchCommands.Add(keys);
        foreach (var sql in LockSql)
            batch.BatchCommands.Add(new(sql));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (int)keys.Rows;
    }

    /// <summary>The rows of the next <see cref="PageSize"/> ordinals.</summary>
    public async Task<List<CompositeRow>> Page(long after, CancellationToken cancellationToken)
    {
        NpgsqlParameter Of<T>(Func<(int Measure, DefinitionVersion Version, CompositeParts Parts), T> value, NpgsqlDbType type) =>
            new() { Value = versions.ConvertAll(one => value(one)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
        await using var command = new NpgsqlCommand(PartsSql, connection)
        {
            Parameters =
            {
                Of(one => one.Measure, NpgsqlDbType.Integer), Of(one => one.Version.Version, NpgsqlDbType.Integer), Of(one => one.Version.EffectiveFrom, NpgsqlDbType.Date),
                Of(one => Id(one.Parts.Numerator), NpgsqlDbType.Integer), Of(one => Id(one.Parts.Denominator), NpgsqlDbType.Integer),
                new() { Value = after }, new() { Value = PageSize },
            },
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<CompositeRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), new Period(reader.GetFieldValue<DateOnly>(3), reader.GetInt16(4)),
                PartAt(reader, 5), PartAt(reader, 8)));
        return rows;
    }

    /// <summary>Withdraws the values of these ordinals that stand.</summary>
    public Task Withdraw(IReadOnlyCollection<long> ordinals, CancellationToken cancellationToken) =>
        Run(WithdrawSql, cancellationToken, new NpgsqlParameter { Value = ordinals.ToArray() });

    /// <summary>Names the submissions that values computed without one came with.</summary>
    public async Task NameSubmissions(CancellationToken cancellationToken)
    {
        foreach (var composite in composites)
            await Run(ProvenanceSql, cancellationToken, new() { Value = composite.Id }, new() { Value = composite.Parts.Select(Id).ToArray() });
    }

    private int Id(string code) => catalogue.TryMeasure(code, out var part) ? part.Id : throw new InvalidOperationException($"The part {code} is not in the catalogue.");

    private async Task Run(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static PartValue? PartAt(NpgsqlDataReader reader, int first) => reader.IsDBNull(first + 2) ? null
        : new PartValue(SeriesPoints.Number(reader, first), StoredWords.Flag(reader.IsDBNull(first + 1) ? null : reader.GetString(first + 1)));
}
