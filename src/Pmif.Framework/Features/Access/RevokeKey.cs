using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Ends a key. Services that have just seen it take it for up to a minute more.</summary>
public sealed class RevokeKey(FrameworkDb db, TimeProvider time)
{
    public sealed record Request(string Id, string? Reason, Caller Caller);

    public async Task<Result<KeyView>> Handle(Request request, CancellationToken ct)
    {
        if (!AccessFaults.IsReason(request.Reason)) return AccessFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Key(request.Id, ct) is not { } row) return AccessFaults.KeyNotFound.With($"The id was '{request.Id}'.");
        var now = time.GetUtcNow();
        if (row.RevokedAt is null)
        {
            var before = KeyView.Of(row, now);
            (row.RevokedAt, row.RevokedBy, row.RevokedReason) = (now, request.Caller.Name, request.Reason);
            db.Record(new("key.revoked", "key", row.Id) { Before = before, After = KeyView.Of(row, now), Why = request.Reason });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return KeyView.Of(row, now);
    }
}
