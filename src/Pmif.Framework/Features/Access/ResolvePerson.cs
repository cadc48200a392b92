using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data;
using Pmif.Framework.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Who somebody is who has signed in, and what roles that gives: those of the provider's groups, told anew each time, and those kept here.</summary>
public sealed class ResolvePerson(FrameworkDb db, GrantsByGroup byGroup, ApiKeys keys, TimeProvider time)
{
    private const int Longest = 500;
    private const string ByGroups = "by the groups that the provider told";

    /// <summary>What the provider said of somebody who signed in.</summary>
    public sealed record Request(string Subject, string Issuer, string Name, string Email, IReadOnlyList<string> Groups);

    public async Task<Result<PersonView>> Handle(Request request, CancellationToken ct)
    {
        if (request.Subject.Length is 0 or > Longest || request.Issuer.Length is 0 or > Longest) return AccessFaults.PersonInvalid.With("Subject and issuer are both needed.");
        DemoPerson? demo = null;
        if (request.Issuer == DemoPeople.Issuer && (!keys.IsDemo || (demo = DemoPeople.Find(request.Subject)) is null))
            return AccessFaults.PersonInvalid.With("There is no such demo person here.");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var id = demo?.Subject ?? IdOf(request);
        // Two sign-ins at once: the second waits here, and then finds the person.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({id}, 0))", ct);
        var row = await db.People.Include(p => p.Grants).SingleOrDefaultAsync(p => p.Id == id, ct)
            ?? db.People.Add(new() { Id = id, Issuer = request.Issuer, Subject = request.Subject, Name = "", Email = "", MaySeeHeld = demo?.MaySeeHeld ?? false }).Entity;
        if (row.RemovedAt is null) Renew(row, demo?.Name ?? request.Name, request.Email, demo is null ? byGroup.Of(request.Groups) : [demo.Grant]);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return PersonView.Of(row);
    }

    private void Renew(PersonRow row, string name, string email, IReadOnlyList<Grant> given)
    {
        var now = time.GetUtcNow();
        (row.Name, row.Email, row.LastSignIn) = (Cut(name), Cut(email), now);
        var standing = row.Grants.Where(grant => grant.Origin == GrantOrigin.Provider).ToList();
        // In whichever order the provider tells groups, and by however many of them a role comes.
        if (standing.TrueForAll(one => given.Any(grant => IsSame(one.ToGrant(), grant))) && given.All(grant => standing.Exists(one => IsSame(one.ToGrant(), grant)))) return;
        var before = GrantsAudit.Of(row);
        row.Grants.RemoveAll(standing.Contains);
        row.Grants.AddRange(given.Select(grant => GrantRow.Of(row.Id, GrantOrigin.Provider, grant, now, "provider", ByGroups)));
        db.Record(new("grants.provided", "person", row.Id) { Before = before, After = GrantsAudit.Of(row), Why = ByGroups });
    }

    private static bool IsSame(Grant one, Grant other) => one.Role == other.Role
        && one.Remit.Services.SequenceEqual(other.Remit.Services) && one.Remit.Directorates.SequenceEqual(other.Remit.Directorates)
        && one.Remit.Objectives.SequenceEqual(other.Remit.Objectives) && one.Remit.Committees.SequenceEqual(other.Remit.Committees);

    private static string Cut(string text)
    {
        var sound = text.Replace("\0", "", StringComparison.Ordinal);
        return sound.Length > Longest ? sound[..Longest] : sound;
    }

    // The same person at the same provider is the same to us, and the id tells nothing about them.
    private static string IdOf(Request request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Issuer}\n{request.Subject}")).AsSpan(0, 16));
}
