using Microsoft.EntityFrameworkCore;

namespace Pmif.ServiceDefaults;

/// <summary>Events that a unit of work has saved and not yet committed.</summary>
internal sealed class NewEvents
{
    // Of a bulk load the first few; the rest would only fill memory and goes by the poll.
    private const int Most = 8;

    private readonly List<OutboxMessage> messages = [];
    private Guid? transaction;
    private bool hasMore;

    /// <summary>Notes the events that are about to be saved.</summary>
    public void Collect(ServiceDbContext db)
    {
        // A pooled context may still know of a transaction that came to nothing.
        var current = db.Database.CurrentTransaction?.TransactionId;
        if (transaction != current) Forget();
        transaction = current;
        foreach (var entry in db.ChangeTracker.Entries<OutboxMessage>())
        {
            if (entry.State != EntityState.Added) continue;
            if (messages.Count == Most)
            {
                hasMore = true;
                continue;
            }

            entry.Entity.Attempts = OutboxMessage.InHand;
            messages.Add(entry.Entity);
        }
    }

    /// <summary>Gives those of a transaction, which is committed, to the dispatcher. A save without a transaction of the caller's may have made one for itself.</summary>
    public void HandOver(OutboxHand hand, Guid? committed)
    {
        if ((transaction is null || transaction == committed) && (messages.Count > 0 || hasMore)) hand.Take(messages, hasMore);
        Forget();
    }

    public void Forget()
    {
        messages.Clear();
        hasMore = false;
        transaction = null;
    }
}
