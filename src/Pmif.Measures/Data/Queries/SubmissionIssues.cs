using Npgsql;
using NpgsqlTypes;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Data.Queries;

/// <summary>Writes issues by the thousand.</summary>
internal static class SubmissionIssues
{
    private const string Copy = "copy submission_issues (submission_id, ordinal, row_number, field, code, value, message) from stdin (format binary)";

    public static async Task Write(NpgsqlConnection connection, Guid submission, int firstOrdinal, IReadOnlyList<RowIssue> issues, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
            return;
        await using var importer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        for (var i = 0; i < issues.Count; i++)
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(submission, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(firstOrdinal + i + 1, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(issues[i].Row, NpgsqlDbType.Bigint, cancellationToken);
            foreach (var text in new[] { issues[i].Field, issues[i].Code, issues[i].Value, issues[i].Message })
                await importer.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);
        }
        await importer.CompleteAsync(cancellationToken);
    }
}
