using Npgsql;
using NpgsqlTypes;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Queries;

/// <summary>Writes the row of a submission that neither undoes, corrects nor releases another.</summary>
internal static class SubmissionRows
{
    private const string Sql = """
        insert into submissions (id, source, sender, received_at, completed_at, mode, dry_run, outcome, received, inserted, updated, unchanged, rejected, quarantined,
            series_changed, issue_count, warnings, idempotency_key, body_digest, feed_id, sender_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        """;

    /// <summary>The statement, for a batch.</summary>
    public static NpgsqlBatchCommand Insert(SubmissionRow row) => new(Sql)
    {
        Parameters =
        {
            new() { Value = row.Id }, new() { Value = row.Source }, new() { Value = row.Sender },
            new() { Value = row.ReceivedAt.UtcDateTime }, new() { Value = row.CompletedAt.UtcDateTime },
            new() { Value = row.Mode }, new() { Value = row.DryRun }, new() { Value = row.Outcome },
            new() { Value = row.Received }, new() { Value = row.Inserted }, new() { Value = row.Updated }, new() { Value = row.Unchanged },
            new() { Value = row.Rejected }, new() { Value = row.Quarantined }, new() { Value = row.SeriesChanged }, new() { Value = row.IssueCount },
            new() { Value = row.Warnings },
            new() { Value = (object?)row.IdempotencyKey ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = row.BodyDigest },
            new() { Value = (object?)row.FeedId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new() { Value = (object?)row.SenderId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        },
    };
}
