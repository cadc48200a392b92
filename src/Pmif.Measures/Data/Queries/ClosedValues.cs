using Npgsql;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Data.Queries;

/// <summary>What became of staged rows whose period is closed.</summary>
/// <param name="First">The first thousand issues.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Excepted">How many values each late entry lets change.</param>
internal sealed record SetAsideRows(List<RowIssue> First, int Count, List<(int Number, long Values)> Excepted);

/// <summary>Compares staged rows whose period is closed with what stands.</summary>
internal static class ClosedValues
{
    private static readonly string[] SetAsideSql = SqlFile.ReadStatements("Queries.set_aside_closed.sql");

    /// <summary>
    /// Takes the rows numbered <paramref name="shut"/> that differ from what stands out of the staging table and writes them down as issues.
    /// </summary>
    public static async Task<SetAsideRows> SetAside(NpgsqlConnection connection, Guid submission, int issuesBefore,
        int[] shut, string[] codes, string[] messages, int[] excepted, CancellationToken cancellationToken)
    {
        await using var batch = StagedSeries.Lock(connection);
        batch.BatchCommands.Add(new(SetAsideSql[0])
        {
            Parameters = { new() { Value = submission }, new() { Value = issuesBefore }, new() { Value = shut }, new() { Value = codes }, new() { Value = messages } },
        });
        batch.BatchCommands.Add(new(SetAsideSql[1]) { Parameters = { new() { Value = excepted } } });
        batch.BatchCommands.Add(StagedSeries.Forget());
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var first = new List<RowIssue>();
        long count = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            first.Add(new RowIssue(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
            count = reader.GetInt64(5);
        }
        await reader.NextResultAsync(cancellationToken);
        var byLateEntry = new List<(int, long)>();
        while (await reader.ReadAsync(cancellationToken))
            byLateEntry.Add((reader.GetInt32(0), reader.GetInt64(1)));
        return new SetAsideRows(first, (int)count, byLateEntry);
    }
}
