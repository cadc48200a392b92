using System.Text.Json.Serialization;

namespace Pmif.ServiceDefaults;

/// <summary>What a role is limited to, by name or code whatever their case. One match is enough; without any limit it is everything.</summary>
/// <param name="Services">Lead services, as measures name them.</param>
/// <param name="Directorates">Directorates, as the accountable director of an objective or a breakdown names them.</param>
/// <param name="Objectives">Codes of the framework's objectives.</param>
/// <param name="Committees">Committees, as the framework names them.</param>
public sealed record Remit(
    IReadOnlyList<string> Services, IReadOnlyList<string> Directorates, IReadOnlyList<string> Objectives, IReadOnlyList<string> Committees)
{
    /// <summary>No limits.</summary>
    public static readonly Remit Everything = new([], [], [], []);

    [JsonIgnore]
    public bool IsEverything => Services.Count + Directorates.Count + Objectives.Count + Committees.Count == 0;

    public static Remit OfServices(params string[] services) => Everything with { Services = services };

    /// <summary>Whether what is touched lies inside.</summary>
    public bool Covers(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return IsEverything || Holds(Services, subject.Services) || Holds(Directorates, subject.Directorates)
            || Holds(Objectives, subject.Objectives) || Holds(Committees, subject.Committees);
    }

    private static bool Holds(IReadOnlyList<string> limits, IReadOnlyList<string> touched)
    {
        foreach (var limit in limits)
            foreach (var one in touched)
                if (one.Length > 0 && limit.Equals(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>A role and what it is limited to.</summary>
public sealed record Grant(Role Role, Remit Remit);
