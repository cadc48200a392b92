using Pmif.ServiceDefaults;

namespace Pmif.Framework.Data.Rows;

/// <summary>Somebody who has signed in.</summary>
public sealed class PersonRow
{
    public required string Id { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public bool MaySeeHeld { get; set; }
    public DateTimeOffset? LastSignIn { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovedBy { get; set; }
    public string? RemovedReason { get; set; }

    public List<GrantRow> Grants { get; init; } = [];
}

/// <summary>Where a role comes from: from the provider's groups at the last sign-in, or set here by an administrator.</summary>
public enum GrantOrigin { Provider, Kept }

/// <summary>A role that somebody has, with its limits.</summary>
public sealed class GrantRow
{
    public long Id { get; init; }
    public required string PersonId { get; init; }
    public GrantOrigin Origin { get; init; }
    public Role Role { get; init; }
    public required List<string> Services { get; init; }
    public required List<string> Directorates { get; init; }
    public required List<string> Objectives { get; init; }
    public required List<string> Committees { get; init; }
    public DateTimeOffset SetAt { get; init; }
    public required string SetBy { get; init; }
    public required string Reason { get; init; }

    public static GrantRow Of(string person, GrantOrigin origin, Grant grant, DateTimeOffset at, string by, string reason) => new()
    {
        PersonId = person,
        Origin = origin,
        Role = grant.Role,
        Services = [.. grant.Remit.Services],
        Directorates = [.. grant.Remit.Directorates],
        Objectives = [.. grant.Remit.Objectives],
        Committees = [.. grant.Remit.Committees],
        SetAt = at,
        SetBy = by,
        Reason = reason,
    };

    public Grant ToGrant() => new(Role, new Remit(Services, Directorates, Objectives, Committees));
}

/// <summary>An API key, known by its hash only.</summary>
public sealed class ApiKeyRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Prefix { get; init; }
    public required byte[] Sha256 { get; init; }
    public required string Source { get; init; }
    public required List<string> Measures { get; init; }
    public required string Role { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public string? ReplacedBy { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }
    public string? RevokedReason { get; set; }
}
