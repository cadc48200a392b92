namespace Pmif.ServiceDefaults;

/// <summary>Names of rights, for <c>.RequireAuthorization(Rights.SubmitValues)</c> and <c>[Authorize(Rights.SubmitValues)]</c>. Who has them: <see cref="RightsTable"/>.</summary>
public static class Rights
{
    public const string ReadFramework = "framework.read", LoadFramework = "framework.load";

    public const string ReadMeasures = "measures.read", DefineMeasures = "measures.define", DefineBreakdowns = "breakdowns.define", DefineFeeds = "feeds.define";

    public const string SubmitValues = "values.submit", RevertSubmissions = "submissions.revert", ReadHeld = "held.read", DecideQuarantine = "quarantine.decide", VerifyValues = "values.verify";

    public const string ProposeCorrections = "corrections.propose", DecideCorrections = "corrections.decide";

    public const string ReadProposals = "proposals.read";

    public const string LockPeriods = "periods.lock", OpenLateEntries = "late-entries.open";

    public const string SetTargets = "targets.set", ProposeTargets = "targets.propose", DecideTargets = "targets.decide";

    public const string OverrideRatings = "ratings.override", ReviseRatings = "ratings.revise", MarkCharts = "charts.mark", Recompute = "series.recompute";

    public const string WriteCommentary = "commentary.write", EraseCommentary = "commentary.erase", SetCommentaryRule = "commentary.rule";

    public const string SetQualityRules = "quality.rules", AssessQuality = "quality.assess";

    public const string ReadRisks = "risks.read", WriteRisks = "risks.write", ReviewRisks = "risks.review", SetRiskMatrix = "risks.matrix";

    public const string ReadBenchmarks = "benchmarks.read", LoadBenchmarks = "benchmarks.load";

    public const string ReadScorecards = "scorecards.read", RebuildScorecards = "scorecards.rebuild";

    public const string SearchAudit = "audit.search";

    public const string ManagePeople = "people.manage", ManageKeys = "keys.manage", ResolveCallers = "access.resolve";
}
