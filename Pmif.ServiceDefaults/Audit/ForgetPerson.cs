using Microsoft.EntityFrameworkCore;

namespace Pmif.ServiceDefaults;

/// <summary>Removes the name of somebody who acted; what they did stays, under their id. That is an entry itself.</summary>
internal sealed class ForgetPerson<TDb>(TDb db) where TDb : ServiceDbContext
{
    /// <summary>On request: needs a name that the trail knows.</summary>
    public async Task<Result<string>> Handle(string actor, string? reason, CancellationToken cancellationToken)
    {
        if (!AuditFaults.IsReason(reason)) return AuditFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = await db.Database.ExecuteSqlAsync(
            $"update audit_person set name = null, forgotten_at = clock_timestamp() where actor = {actor} and forgotten_at is null", cancellationToken);
        if (forgotten == 0) return AuditFaults.PersonNotFound.With($"The actor was '{actor}'.");
        await Record(actor, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return actor;
    }

    /// <summary>As the suite was told: also one whose name is not known here yet, so that it is not kept when it comes. Repeating it changes nothing.</summary>
    public async Task ForGood(string actor, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = await db.Database.ExecuteSqlAsync($"""
            insert into audit_person (actor, kind, name, forgotten_at) values ({actor}, 'person', null, clock_timestamp())
            on conflict (actor) do update set name = null, forgotten_at = excluded.forgotten_at where audit_person.forgotten_at is null
            """, cancellationToken);
        if (forgotten > 0) await Record(actor, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<int> Record(string actor, string? reason, CancellationToken cancellationToken)
    {
        db.Record(new(AuditActions.PersonForgotten, "actor", actor) { Why = reason });
        return db.SaveChangesAsync(cancellationToken);
    }
}
