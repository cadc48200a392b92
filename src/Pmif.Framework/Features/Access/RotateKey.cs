using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.Framework.Domain.Access;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Makes a new key beside an old one, which ends after an overlap, so that the sender can change without a gap.</summary>
public sealed class RotateKey(FrameworkDb db, TimeProvider time)
{
    public sealed record Request(string Id, int OverlapHours, DateTimeOffset? Expires, string? Reason, Caller Caller);

    public async Task<Result<NewKeyView>> Handle(Request request, CancellationToken ct)
    {
        if (!AccessFaults.IsReason(request.Reason)) return AccessFaults.ReasonMissing;
        if (request.OverlapHours is < 0 or > KeyRules.MostOverlapHours) return AccessFaults.KeyInvalid.With($"The overlap is 0 to {KeyRules.MostOverlapHours} hours.");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Key(request.Id, ct) is not { } old) return AccessFaults.KeyNotFound.With($"The id was '{request.Id}'.");
        var now = time.GetUtcNow();
        if (KeyView.Of(old, now).State != KeyState.Active) return AccessFaults.KeyEnded;
        if (KeyRules.FirstBreach(old.Name, old.Source, old.Measures, old.Role.Length > 0, request.Expires, now) is { } breach) return AccessFaults.KeyInvalid.With(breach);

        var (row, secret) = CreateKey.Make(new(old.Name, old.Source, old.Measures, old.Role, request.Expires, request.Reason, request.Caller), now);
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(ct);
        var before = KeyView.Of(old, now);
        old.ReplacedBy = row.Id;
        var end = now.AddHours(request.OverlapHours);
        if (end < old.ExpiresAt) old.ExpiresAt = end;
        db.Record(new("key.rotated", "key", old.Id) { Before = before, After = new { Old = KeyView.Of(old, now), New = KeyView.Of(row, now) }, Why = request.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new NewKeyView(KeyView.Of(row, now), secret);
    }
}
