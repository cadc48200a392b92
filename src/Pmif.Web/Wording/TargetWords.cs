using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>What targets say, in sentences.</summary>
public static class TargetWords
{
    /// <summary>How wide amber is, what it means, and who set the targets, when and why.</summary>
    public static IReadOnlyList<string> Of(Measure measure, TargetVersion set) =>
        [.. Rules(measure, set), Who(set)];

    /// <summary>How wide amber is and what it means.</summary>
    public static IReadOnlyList<string> Rules(Measure measure, TargetVersion set) =>
        [.. new[] { Range(measure, set.Range), Rule(measure, set), Judged(set) }.Where(sentence => sentence.Length > 0)];

    /// <summary>Whether a measure is rated at all.</summary>
    public static bool TakesTargets(Measure measure) => measure.Kind != "contextual" && measure.Polarity != "none";

    /// <summary>Who proposed targets, when and why.</summary>
    public static string Proposed(TargetProposal proposal) =>
        $"Proposed by {proposal.ProposedBy} on {Dates.Time(proposal.ProposedAt)}: {Sentence(proposal.Targets.Reason)}";

    /// <summary>What became of a proposal; "" while it waits.</summary>
    public static string Decided(TargetProposal proposal) => proposal.DecidedBy.Length == 0 ? ""
        : $"{Plain.Words(proposal.State)} by {proposal.DecidedBy} on {Dates.Time(proposal.DecidedAt)}"
            + $"{(proposal.HasVersion ? $" as version {proposal.Version}" : "")}{(proposal.DecisionReason.Length > 0 ? $": {Sentence(proposal.DecisionReason)}" : ".")}";

    private static string Sentence(string text) => $"{text.TrimEnd('.')}.";

    /// <summary>The name of what lies between the target and red.</summary>
    public static string Between(TargetVersion set) => set.AmberRule switch
    {
        "if-improved" => "Still on target",
        "acceptable" => "Acceptable",
        _ => "Close to target",
    };

    /// <summary>A line as a bound; of a midpoint measure the distance from it.</summary>
    public static string Bound(Measure measure, string line) => measure.Polarity == "midpoint" && Figures.Show(measure, line) is { Length: > 0 } distance
        ? $"within {distance}" : Figures.ShowTarget(measure, line);

    private static string Range(Measure measure, TargetBounds? range) => range is null ? ""
        : $"On target between {Figures.Show(measure, range.Low)} and {Figures.Show(measure, range.High)}; close to it out to {Figures.Show(measure, range.AmberLow)} and {Figures.Show(measure, range.AmberHigh)}.";

    private static string Rule(Measure measure, TargetVersion set) => set.AmberRule switch
    {
        "if-improved" => $"On target includes {Tolerance(measure, set)}. Beyond that it is close to target where the figure is as good as, or better than, that of the same period last year.",
        "acceptable" => "Between the low and the high target the figure is acceptable.",
        _ when set.ToleranceUnit == "threshold" => "Each period has its own threshold between close to target and off target.",
        _ => $"Close to target allows {Tolerance(measure, set)}.",
    };

    private static string Tolerance(Measure measure, TargetVersion set) => set.ToleranceUnit switch
    {
        "relative" => $"a miss of {Amount(set)}% of the target",
        "percentage-points" => $"a miss of {Amount(set)} percentage points",
        "threshold" => "what reaches the threshold of the period",
        _ => $"a miss of {(measure.Unit == "percent" ? $"{Amount(set)} percentage points" : Figures.Show(measure, set.ToleranceAmount))}",
    };

    private static string Amount(TargetVersion set) => Figures.Read(set.ToleranceAmount) is { } amount ? Figures.Plain(amount) : "0";

    private static string Judged(TargetVersion set) => set.JudgedAgainst == "year-end" ? "Every period is judged by the target of the end of its year." : "";

    /// <summary>Which version it is, and who set it, when and why.</summary>
    public static string Who(TargetVersion set) =>
        $"Version {set.Version}{(set.EffectiveFrom.Length > 0 ? $", for periods from {Dates.Day(set.EffectiveFrom)}" : "")}, set by {set.RecordedBy}"
        + $"{(set.ApprovedBy.Length > 0 ? $" and approved by {set.ApprovedBy}" : "")} on {Dates.Time(set.RecordedAt)}{(set.Reason.Length > 0 ? $": {set.Reason.TrimEnd('.')}" : "")}.";
}
