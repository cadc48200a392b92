using Npgsql;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Domain.Measures;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Features.OwnCouncil;

/// <summary>Keeps the copy of a measure's definition; an older version, or the one that is held, changes nothing.</summary>
public sealed class KeepDefinition(BenchmarkingDb db, TimeProvider clock)
{
    private const string Keep =
        """
        with kept as (
            insert into measures as held (code, version, name, unit, per, decimals, polarity, range_low, range_high, midpoint, frequency, benchmark)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (code) do update
                set version = excluded.version, name = excluded.name, unit = excluded.unit, per = excluded.per, decimals = excluded.decimals,
                    polarity = excluded.polarity, range_low = excluded.range_low, range_high = excluded.range_high, midpoint = excluded.midpoint,
                    frequency = excluded.frequency, benchmark = excluded.benchmark
                where held.version < excluded.version
            returning code
        )
        select exists (select from kept join comparator_values on measure = code)
        """;

    public async Task Handle(ComparedMeasure measure, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Keep, await db.Connection(ct))
        {
            Parameters =
            {
                new() { Value = measure.Code }, new() { Value = measure.Version }, new() { Value = measure.Name }, new() { Value = measure.Unit },
                new() { Value = measure.Per }, new() { Value = measure.Decimals }, new() { Value = Words.Of(measure.Polarity) },
                new NpgsqlParameter<decimal?> { TypedValue = measure.RangeLow }, new NpgsqlParameter<decimal?> { TypedValue = measure.RangeHigh },
                new NpgsqlParameter<decimal?> { TypedValue = measure.Midpoint },
                new() { Value = Words.Of(measure.Frequency) }, new() { Value = measure.Benchmark },
            },
        };
        if (await command.ExecuteScalarAsync(ct) is true)
            db.PublishChanges([measure.Code], clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
