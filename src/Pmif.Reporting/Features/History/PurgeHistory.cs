using Npgsql;
using NpgsqlTypes;
using Pmif.Reporting.Data;

namespace Pmif.Reporting.Features.History;

/// <summary>How long what cells were is kept here. Measures keeps it for ever and is asked for what lies before.</summary>
public sealed class HistoryOptions
{
    /// <summary>At least a day; two financial years and a year-end's grace unless configured (<c>Pmif:Reporting:HistoryDays</c>).</summary>
    public int HistoryDays { get; set; } = 850;
}

/// <summary>Removes revisions of cells that had been superseded for longer than the history is kept.</summary>
public sealed class PurgeHistory(ReportingDb db)
{
    private const int MostAtOnce = 10_000;

    /// <summary>Gives the number of revisions removed.</summary>
    public async Task<long> Handle(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0L;
        for (var more = true; more;)
        {
            await using var purge = await db.Command(Sql.Of("purge-history"), cancellationToken);
            purge.CommandTimeout = 120;
            purge.Parameters.Add(new NpgsqlParameter("before", NpgsqlDbType.TimestampTz) { Value = before.ToUniversalTime() });
            purge.Parameters.AddWithValue("most", MostAtOnce);
            var revisions = (long)(await purge.ExecuteScalarAsync(cancellationToken))!;
            removed += revisions;
            more = revisions == MostAtOnce;
        }
        return removed;
    }
}
