using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pmif.ServiceDefaults;

/// <summary>Signs the entries of a unit of work before they are written.</summary>
internal sealed class AuditInterceptor(AuditKeys keys, AuditPeople people) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is not ServiceDbContext { HasRecorded: true } db) return result;
        foreach (var entry in db.ChangeTracker.Entries<AuditRow>())
        {
            if (entry.State != EntityState.Added) continue;
            keys.Sign(entry.Entity);
            people.Note(entry.Entity);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));
}
