using Microsoft.EntityFrameworkCore;

namespace Pmif.ServiceDefaults;

/// <summary>Removes the name of somebody who acted; what they did stays, under their id. That is an entry itself.</summary>
internal sealed class ForgetPerson<TDb>(TDb db) where TDb : ServiceDbContext
{
    public async Task<Result<string>> Handle(string actor, string? reason, CancellationToken cancellationToken)
    {
        if (!AuditFaults.IsReason(reason)) return AuditFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = await db.Database.ExecuteSqlAsync(
            $"update audit_person set name = null, forgotten_at = clock_timestamp() where actor = {actor} and forgotten_at is null", cancellationToken);
        if (forgotten == 0) return AuditFaults.PersonNotFound.With($"The actor was '{actor}'.");
        db.Record(new(AuditActions.PersonForgotten, "actor", actor) { Why = reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return actor;
    }
}
