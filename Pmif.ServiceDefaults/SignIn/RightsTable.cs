using static Pmif.ServiceDefaults.Role;
using static Pmif.ServiceDefaults.With;

namespace Pmif.ServiceDefaults;

/// <summary>Who may do what. There is no other such table: the policies of every end point, the checks of every handler and the tests are made from it.</summary>
/// <remarks>An administrator has every right but <c>access.resolve</c>. Separation of duties comes on top: nobody verifies, accepts or approves their own.</remarks>
public static class RightsTable
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Nobody = [];

    public static readonly IReadOnlyList<Right> All =
    [
        new(Rights.ReadFramework, "read the framework", Everyone, Reading),
        new(Rights.LoadFramework, "put a framework in force", [PerformanceTeam]),

        new(Rights.ReadMeasures, "read measures, series, targets, commentary and quality", Everyone, Reading),
        new(Rights.DefineMeasures, "define, retire and reinstate measures", [PerformanceTeam], WithinService),
        new(Rights.DefineBreakdowns, "register wards, services and other breakdowns", [PerformanceTeam]),
        new(Rights.DefineFeeds, "agree feeds", [PerformanceTeam]),

        new(Rights.SubmitValues, "send values", [Contributor, MeasureOwner, PerformanceTeam], WithinService | SourceKeys),
        new(Rights.RevertSubmissions, "undo a submission", [Contributor, MeasureOwner, PerformanceTeam], WithinService | SourceKeys),
        new(Rights.ReadHeld, "read figures that are held back", [PerformanceTeam], Named),
        new(Rights.DecideQuarantine, "take in or leave out values held back", [PerformanceTeam]),
        new(Rights.VerifyValues, "verify or query values that somebody else sent", [Verifier, Director, PerformanceTeam], WithinService | SourceKeys),

        new(Rights.ReadProposals, "read proposals that are not accepted, and rows that were refused", [Contributor, MeasureOwner, Verifier, Director, PerformanceTeam, Auditor],
            WithinService | SourceKeys | Named),
        new(Rights.ProposeCorrections, "propose corrections, and withdraw one's own", [Contributor, MeasureOwner, Verifier, PerformanceTeam], WithinService | SourceKeys),
        new(Rights.DecideCorrections, "accept or reject corrections that somebody else proposed", [MeasureOwner, Verifier, Director, PerformanceTeam], WithinService | SourceKeys),
        new(Rights.LockPeriods, "lock periods and lift locks", [PerformanceTeam]),
        new(Rights.OpenLateEntries, "open a closed period for late values", [PerformanceTeam], WithinService),

        new(Rights.SetTargets, "set targets", [Director, PerformanceTeam], WithinService),
        new(Rights.ProposeTargets, "propose targets, and withdraw one's own proposal", [Contributor, MeasureOwner, Director, PerformanceTeam], WithinService | SourceKeys),
        new(Rights.DecideTargets, "accept or reject targets that somebody else proposed", [MeasureOwner, Director, PerformanceTeam], WithinService | SourceKeys),

        new(Rights.OverrideRatings, "set a rating by hand, and withdraw it", [Director, PerformanceTeam], WithinService),
        new(Rights.ReviseRatings, "rate the past by new rules", [PerformanceTeam], WithinService),
        new(Rights.MarkCharts, "rebase and annotate control charts", [MeasureOwner, PerformanceTeam], WithinService),
        new(Rights.Recompute, "compute states anew", [PerformanceTeam], WithinService),

        new(Rights.WriteCommentary, "write commentary", [Contributor, MeasureOwner, Director, PerformanceTeam], WithinService | SourceKeys),
        new(Rights.EraseCommentary, "erase commentary that says something of a person", [PerformanceTeam], WithinService),
        new(Rights.SetCommentaryRule, "say when commentary is needed", [PerformanceTeam]),
        new(Rights.SetQualityRules, "set the validation rules of a measure", [PerformanceTeam], WithinService),
        new(Rights.AssessQuality, "assess the quality of a measure's data", [Auditor, PerformanceTeam], WithinService),

        new(Rights.ReadRisks, "read the risk register", Everyone, Reading),
        new(Rights.WriteRisks, "enter and change risks", [MeasureOwner, Director, PerformanceTeam], WithinObjective),
        new(Rights.ReviewRisks, "record reviews of risks", [MeasureOwner, Director, PerformanceTeam], WithinObjective),
        new(Rights.SetRiskMatrix, "set the risk matrix", [PerformanceTeam]),

        new(Rights.ReadBenchmarks, "read comparisons with other councils", Everyone, Reading),
        new(Rights.LoadBenchmarks, "load other councils' values, areas and groups", [PerformanceTeam]),

        new(Rights.ReadScorecards, "read scorecards", Everyone, Reading),
        new(Rights.RebuildScorecards, "build scorecards anew", [PerformanceTeam]),

        new(Rights.SearchAudit, "search the audit trail", [Auditor]),

        new(Rights.ManagePeople, "see people, give and take roles", Nobody),
        new(Rights.ManageKeys, "make, rotate and revoke API keys", Nobody),
        new(Rights.ResolveCallers, "ask who a person or a key is", Nobody, ServicesOnly),
    ];

    private static readonly Dictionary<string, Right> ByWord = All.ToDictionary(right => right.Word);

    /// <summary>The row of a right; throws where there is none of that name.</summary>
    public static Right Of(string word) => ByWord[word];

    public static bool Has(string? word) => word is not null && ByWord.ContainsKey(word);

    /// <summary>Whether a grant would give nothing but reading: the role is bound by remits, and none of its rights by what this one names.</summary>
    public static bool GivesNothing(Grant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var bound = All.Where(right => right.BindsRemit && right.Roles.Contains(grant.Role)).ToList();
        return bound.Count > 0 && !bound.Exists(right => right.IsBoundBy(grant.Remit));
    }
}
