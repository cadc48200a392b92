using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Access.V1;

namespace Pmif.Framework.Features.Access;

/// <summary>People and keys as messages.</summary>
internal static class AccessMessages
{
    public static V1.Person ToMessage(this PersonView person) => new()
    {
        Id = person.Id,
        Name = person.Name,
        Email = person.Email,
        Grants = { person.Grants.Select(ToMessage) },
        LastSignIn = Text(person.LastSignIn),
        State = Words.Of(person.State),
        MaySeeHeld = person.MaySeeHeld,
    };

    public static V1.KeyHolder ToMessage(this KeyHolder holder) => new()
    {
        Known = true,
        Id = holder.Caller.Id,
        Name = holder.Caller.Name,
        Source = holder.Caller.Source,
        Measures = { holder.Caller.Measures },
        Role = holder.Caller.Grants is [var grant] ? Words.Of(grant.Role) : "",
        Expires = Text(holder.Expires),
    };

    public static V1.Key ToMessage(this KeyView key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Prefix = key.Prefix,
        Source = key.Source,
        Measures = { key.Measures },
        Role = key.Role,
        Expires = Text(key.Expires),
        LastUsed = Text(key.LastUsed),
        State = Words.Of(key.State),
        CreatedBy = key.CreatedBy,
        CreatedAt = Text(key.CreatedAt),
    };

    public static V1.NewKey ToMessage(this NewKeyView made) => new() { Key = made.Key.ToMessage(), Secret = made.Secret };

    /// <summary>A time as it was sent; null where it is none, which the rules of keys refuse.</summary>
    public static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    private static V1.Grant ToMessage(GrantView grant) => new()
    {
        Role = Words.Of(grant.Role),
        Services = { grant.Services ?? [] },
        Directorates = { grant.Directorates ?? [] },
        Objectives = { grant.Objectives ?? [] },
        Committees = { grant.Committees ?? [] },
        Origin = Words.Of(grant.Origin),
    };

    private static string Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
