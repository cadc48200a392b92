using Pmif.Contracts.Framework.Events;
using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Takes every right from somebody who leaves, whatever the provider goes on to say; and their name, if asked.</summary>
public sealed class RemovePerson(FrameworkDb db, TimeProvider time)
{
    private const string NoName = "(name removed)";

    public sealed record Request(string Id, string? Reason, bool ForgetName, Caller Caller);

    public async Task<Result<PersonView>> Handle(Request request, CancellationToken ct)
    {
        if (!AccessFaults.IsReason(request.Reason)) return AccessFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Person(request.Id, ct) is not { } row) return AccessFaults.PersonNotFound.With($"The id was '{request.Id}'.");

        db.Record(new("person.removed", "person", row.Id) { Before = GrantsAudit.Of(row), After = new { NameRemoved = request.ForgetName }, Why = request.Reason });
        row.Grants.Clear();
        (row.MaySeeHeld, row.RemovedAt, row.RemovedBy, row.RemovedReason) = (false, row.RemovedAt ?? time.GetUtcNow(), request.Caller.Name, request.Reason);
        if (request.ForgetName)
        {
            (row.Name, row.Email) = (NoName, "");
            db.Publish(new PersonForgotten(row.Id, request.Reason!, request.Caller.Id));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return PersonView.Of(row);
    }
}
