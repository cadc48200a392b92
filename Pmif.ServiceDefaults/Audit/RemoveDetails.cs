using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>Takes before, after, why and address out of an entry, which keeps its place in the chain. That is an entry itself.</summary>
internal sealed class RemoveDetails<TDb>(TDb db) where TDb : ServiceDbContext
{
    public async Task<Result<Guid>> Handle(Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (!AuditFaults.IsReason(reason)) return AuditFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var removed = await db.Database.ExecuteSqlAsync($"""
            update audit_entry set salt = null, before = null, after = null, why = null, address = null, removed_at = clock_timestamp()
            where id = {id} and removed_at is null
            """, cancellationToken);
        if (removed == 0)
            return await db.Set<AuditRow>().AnyAsync(row => row.Id == id, cancellationToken)
                ? AuditFaults.AlreadyRemoved : AuditFaults.NotFound.With($"No entry has the id {id}.");
        db.Record(new(AuditActions.Redacted, "audit-entry", id.ToString()) { Why = reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }
}

public static class RemoveDetailsExtensions
{
    /// <summary>Takes the details out of every entry of an action on a subject whose state holds <paramref name="facts"/>; the caller records why, in the same transaction.</summary>
    public static Task<int> RemoveDetails(this ServiceDbContext db, string action, string subject, object facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var held = JsonSerializer.Serialize(facts, PmifJson.Options);
        return db.Database.ExecuteSqlAsync($"""
            update audit_entry set salt = null, before = null, after = null, why = null, address = null, removed_at = clock_timestamp()
            where action = {action} and subject = {subject} and removed_at is null and coalesce(after, before)::jsonb @> {held}::jsonb
            """, cancellationToken);
    }
}
