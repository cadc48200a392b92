using Pmif.ServiceDefaults;

namespace Pmif.Web.Wording;

/// <summary>Roles and remits as people say them.</summary>
public static class RoleWords
{
    /// <summary>Within a sentence: <c>measure owner</c>.</summary>
    public static string Of(Role role) => role switch
    {
        Role.MeasureOwner => "measure owner",
        Role.PerformanceTeam => "performance team",
        Role.DemocraticServices => "democratic services",
        Role.ScrutinyMember => "scrutiny member",
        Role.PortfolioHolder => "portfolio holder",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>At the start of a line: <c>Measure owner</c>.</summary>
    public static string Title(Role role) => char.ToUpperInvariant(Of(role)[0]) + Of(role)[1..];

    /// <summary>All of somebody's roles: <c>verifier, measure owner</c>; <c>no role</c> where there is none.</summary>
    public static string Of(IReadOnlyList<Grant> grants) =>
        grants.Count == 0 ? "no role" : string.Join(", ", grants.Select(grant => grant.Role).Distinct().Select(Of));

    /// <summary>Those who have a role, as a group: <c>measure owners</c>.</summary>
    public static string Holders(Role role) => role switch
    {
        Role.PerformanceTeam => "the performance team",
        Role.DemocraticServices => "democratic services",
        _ => Of(role) + "s",
    };

    /// <summary>Those who have one of the roles: <c>contributors, measure owners or the performance team</c>.</summary>
    public static string Holders(IEnumerable<Role> roles)
    {
        var names = roles.Select(Holders).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";
    }

    /// <summary>What the role is for, in a few words.</summary>
    public static string Does(Role role) => role switch
    {
        Role.Viewer => "Reads scorecards, measures and risks",
        Role.Contributor => "Enters a service’s figures and commentary",
        Role.MeasureOwner => "Answers for measures: their figures, targets and commentary",
        Role.Verifier => "Confirms figures that somebody else entered",
        Role.Director => "Signs off for a directorate",
        Role.PerformanceTeam => "Runs the framework for the whole council",
        Role.DemocraticServices => "Puts reports before committees",
        Role.ScrutinyMember => "Sits on an overview and scrutiny committee",
        Role.PortfolioHolder => "Answers in cabinet for objectives",
        Role.Auditor => "Examines what was done, and how good the data are",
        _ => "Runs this installation: people, keys, sources",
    };

    /// <summary>For which part of the council: <c>The whole council</c>, or the parts by name.</summary>
    public static string Remit(Remit remit)
    {
        ArgumentNullException.ThrowIfNull(remit);
        return remit.IsEverything ? "The whole council" : string.Join("; ", [.. remit.Services, .. remit.Directorates, .. remit.Objectives.Select(code => $"Objective {code}"), .. remit.Committees]);
    }
}
