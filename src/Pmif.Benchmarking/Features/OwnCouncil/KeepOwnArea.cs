using Npgsql;
using Pmif.Benchmarking.Data;

namespace Pmif.Benchmarking.Features.OwnCouncil;

/// <param name="Framework">Code of the framework that says so.</param>
/// <param name="Version">Its version.</param>
/// <param name="AreaCode">The council's area; empty where it has none.</param>
public sealed record KeepOwnAreaRequest(string Framework, int Version, string AreaCode);

/// <summary>Keeps which area is the council's own; an older version of the same framework changes nothing.</summary>
public sealed class KeepOwnArea(BenchmarkingDb db, TimeProvider clock)
{
    private const string Keep =
        """
        with before as (
            select area_code from own_council
        ), kept as (
            insert into own_council as held (framework, framework_version, area_code) values ($1, $2, $3)
            on conflict (id) do update
                set framework = excluded.framework, framework_version = excluded.framework_version, area_code = excluded.area_code
                where held.framework <> excluded.framework or held.framework_version < excluded.framework_version
            returning area_code
        )
        select exists (select from kept where area_code is distinct from (select area_code from before))
        """;

    public async Task Handle(KeepOwnAreaRequest request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Keep, await db.Connection(ct))
        {
            Parameters = { new() { Value = request.Framework }, new() { Value = request.Version }, new() { Value = request.AreaCode } },
        };
        if (await command.ExecuteScalarAsync(ct) is true)
            await db.PublishChangesOfAll(clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
