using Pmif.Framework.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

public enum PersonState { Active, Removed }

/// <summary>A role with its limits, and where it comes from.</summary>
public sealed record GrantView(
    Role Role, IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Directorates = null, IReadOnlyList<string>? Objectives = null,
    IReadOnlyList<string>? Committees = null, GrantOrigin Origin = GrantOrigin.Kept)
{
    public static GrantView Of(GrantRow row) => new(row.Role, row.Services, row.Directorates, row.Objectives, row.Committees, row.Origin);

    public Grant ToGrant() => new(Role, new Remit(Services ?? [], Directorates ?? [], Objectives ?? [], Committees ?? []));
}

/// <summary>Somebody who has signed in, and what they may do: nothing, once removed.</summary>
public sealed record PersonView(string Id, string Name, string Email, IReadOnlyList<GrantView> Grants, DateTimeOffset? LastSignIn, PersonState State, bool MaySeeHeld)
{
    public static PersonView Of(PersonRow row) => row.RemovedAt is null
        ? new(row.Id, row.Name, row.Email, [.. row.Grants.OrderBy(grant => grant.Id).Select(GrantView.Of)], row.LastSignIn, PersonState.Active, row.MaySeeHeld)
        : new(row.Id, row.Name, row.Email, [], row.LastSignIn, PersonState.Removed, false);
}
