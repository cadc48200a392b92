using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.Framework.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Says which roles somebody has besides those that the provider's groups give. It takes back a removal.</summary>
public sealed class SetGrants(FrameworkDb db, TimeProvider time)
{
    private const int Most = 100;
    private const int Longest = 200;
    internal const string NoEffect = "nothing that the role may do is bound by what this remit names. Measures are bound by lead service; risks by objective and directorate; nothing by committee.";

    public sealed record Request(string Id, IReadOnlyList<GrantView> Grants, bool MaySeeHeld, string? Reason, Caller Caller);

    public async Task<Result<PersonView>> Handle(Request request, CancellationToken ct)
    {
        if (!AccessFaults.IsReason(request.Reason)) return AccessFaults.ReasonMissing;
        if (request.Grants.Count > Most || request.Grants.Any(grant => !IsSound(grant)))
            return AccessFaults.GrantsInvalid.With($"There are at most {Most} roles, each limited by at most {Most} names of 1 to {Longest} characters.");
        if (request.Grants.Select(grant => grant.ToGrant()).FirstOrDefault(RightsTable.GivesNothing) is { } idle)
            return AccessFaults.GrantsInvalid.With($"{Words.Of(idle.Role)}: {NoEffect}");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Person(request.Id, ct) is not { } row) return AccessFaults.PersonNotFound.With($"The id was '{request.Id}'.");

        var now = time.GetUtcNow();
        var before = GrantsAudit.Of(row);
        row.Grants.RemoveAll(grant => grant.Origin == GrantOrigin.Kept);
        row.Grants.AddRange(request.Grants.Select(grant => GrantRow.Of(row.Id, GrantOrigin.Kept, grant.ToGrant(), now, request.Caller.Name, request.Reason)));
        row.MaySeeHeld = request.MaySeeHeld;
        (row.RemovedAt, row.RemovedBy, row.RemovedReason) = (null, null, null);
        db.Record(new("grants.set", "person", row.Id) { Before = before, After = GrantsAudit.Of(row), Why = request.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return PersonView.Of(row);
    }

    private static bool IsSound(GrantView grant) => new[] { grant.Services, grant.Directorates, grant.Objectives, grant.Committees }.All(names =>
        names is null || (names.Count <= Most && names.All(name => !string.IsNullOrWhiteSpace(name) && name.Length <= Longest && !name.Any(char.IsControl))));
}
