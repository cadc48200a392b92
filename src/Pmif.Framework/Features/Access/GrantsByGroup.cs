using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>
/// What the configuration gives to the provider's groups and app roles: <c>Pmif:SignIn:Roles:{role}:n = group</c> for a role
/// without limits, <c>Pmif:SignIn:Grants:n:{Group,Role,Services,Directorates,Objectives,Committees}</c> for one with a remit.
/// </summary>
public sealed class GrantsByGroup
{
    private readonly ILookup<string, Grant> grants;

    public GrantsByGroup(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var roles = configuration.GetSection("Pmif:SignIn:Roles").GetChildren()
            .SelectMany(role => Texts(role).Select(group => (Group: group, Grant: new Grant(RoleOf(role.Key, role.Path), Remit.Everything))));
        var limited = configuration.GetSection("Pmif:SignIn:Grants").GetChildren()
            .Select(one => (Group: one["Group"] ?? throw new InvalidOperationException($"{one.Path} has no Group."), Grant: Sound(new Grant(RoleOf(one["Role"], one.Path), RemitOf(one)), one.Path)));
        grants = roles.Concat(limited).ToLookup(one => one.Group, one => one.Grant, StringComparer.Ordinal);
    }

    /// <summary>All grants of somebody's groups.</summary>
    public IReadOnlyList<Grant> Of(IEnumerable<string> groups) => [.. groups.Distinct(StringComparer.Ordinal).SelectMany(group => grants[group])];

    private static Grant Sound(Grant grant, string path) =>
        RightsTable.GivesNothing(grant) ? throw new InvalidOperationException($"{path}: {SetGrants.NoEffect}") : grant;

    private static Remit RemitOf(IConfigurationSection grant) => new(
        Texts(grant.GetSection(nameof(Remit.Services))), Texts(grant.GetSection(nameof(Remit.Directorates))),
        Texts(grant.GetSection(nameof(Remit.Objectives))), Texts(grant.GetSection(nameof(Remit.Committees))));

    private static List<string> Texts(IConfigurationSection section) =>
        [.. section.GetChildren().Select(child => child.Value).OfType<string>().Where(text => text.Length > 0)];

    private static Role RoleOf(string? word, string path) => Words.TryRead<Role>(word, out var role)
        ? role
        : throw new InvalidOperationException($"{path}: '{word}' is no role. There are {string.Join(", ", Words.All<Role>())}.");
}
