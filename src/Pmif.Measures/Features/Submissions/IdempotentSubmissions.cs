using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>The same key and body again is answered with the first receipt; the same key with another body is refused.</summary>
internal sealed class IdempotentSubmissions(MeasuresDb db)
{
    public static bool IsKey(string key) => key.Length is > 0 and <= 200 && key.All(character => character is >= ' ' and <= '~');

    /// <summary>What makes two requests the same: the bytes and the options.</summary>
    public static byte[] Digest(SubmitValues.Request request) =>
        SHA256.HashData([.. request.Body.Digest(), (byte)request.Mode, request.DryRun ? (byte)1 : (byte)0, .. Encoding.UTF8.GetBytes(request.Feed ?? "")]);

    /// <summary>What those who use a key take turns by.</summary>
    public static long LockKey(string sender, string key) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{sender}\n{key}")));

    /// <summary>The answer given before under the request's key; none where there is no key or none was given.</summary>
    /// <remarks>Waits for another request with the same key, and reads the rest of the body to compare it.</remarks>
    public async Task<Result<Receipt>?> Find(SubmitValues.Request request, IAsyncEnumerator<RawRow> rows, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is not { } key)
            return null;
        var sender = request.Caller.Name;
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey(sender, key)})", cancellationToken);
        var first = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(row => row.Sender == sender && row.IdempotencyKey == key, cancellationToken);
        if (first is null)
            return null;
        while (await rows.MoveNextAsync())
        {
        }
        if (!Digest(request).AsSpan().SequenceEqual(first.BodyDigest))
            return SubmissionFaults.IdempotencyKeyReused;
        return Receipt.Of(first, await InlineIssues(first.Id, cancellationToken));
    }

    private async Task<IReadOnlyList<RowIssue>> InlineIssues(Guid id, CancellationToken cancellationToken) =>
        [.. (await db.SubmissionIssues.AsNoTracking().Where(issue => issue.SubmissionId == id).OrderBy(issue => issue.Ordinal)
            .Take(Receipt.InlineIssues).ToListAsync(cancellationToken)).Select(RowIssue.Of)];
}
