using Npgsql;
using Pmif.Benchmarking.Domain.Areas;

namespace Pmif.Benchmarking.Data.Queries;

/// <summary>Brings a file of areas into the register by one statement.</summary>
internal static class AreaMerge
{
    private static readonly string Sql = SqlText.Of("merge_areas");

    public static async Task<(long Inserted, long Updated)> Run(NpgsqlConnection connection, IReadOnlyCollection<Area> areas, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = areas.Select(area => area.Code).ToArray() },
                new() { Value = areas.Select(area => area.Name).ToArray() },
                new() { Value = areas.Select(area => area.Kind).ToArray() },
                new() { Value = areas.Select(area => area.ValidFrom).ToArray() },
                new() { Value = areas.Select(area => area.ValidTo).ToArray() },
                new() { Value = areas.Select(area => area.Successor).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
