using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Access;

namespace Pmif.Framework.Features.Access;

/// <summary>A key without its secret. <paramref name="LastUsed"/> is kept to the minute.</summary>
public sealed record KeyView(
    string Id, string Name, string Prefix, string Source, IReadOnlyList<string> Measures, string Role, DateTimeOffset Expires, DateTimeOffset? LastUsed,
    KeyState State, string CreatedBy, DateTimeOffset CreatedAt)
{
    public static KeyView Of(ApiKeyRow row, DateTimeOffset now) => new(
        row.Id, row.Name, row.Prefix, row.Source, row.Measures, row.Role, row.ExpiresAt, row.LastUsedAt,
        KeyRules.StateOf(row.ExpiresAt, row.ReplacedBy is not null, row.RevokedAt is not null, now), row.CreatedBy, row.CreatedAt);
}

/// <summary>A key just made. The secret is shown this once.</summary>
public sealed record NewKeyView(KeyView Key, string Secret);
