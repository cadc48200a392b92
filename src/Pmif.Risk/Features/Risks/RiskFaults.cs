using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

/// <summary>What can go wrong with risks, by stable code.</summary>
internal static class RiskFaults
{
    public static readonly Fault Unknown = new("risk.unknown", FaultKind.NotFound, "There is no risk of this code");
    public static readonly Fault CodeMismatch = new("risk.code-mismatch", FaultKind.Invalid, "The code in the body is not the one in the address");
    public static readonly Fault StateUnknown = new("risk.state-unknown", FaultKind.Invalid, "The state is none of: open, review-needed, closed");
    public static readonly Fault StateNotGiven = new("risk.state-not-given", FaultKind.Invalid, "A risk is opened or closed by hand; that it needs a review follows from its measures, and a review ends it");
    public static readonly Fault Closed = new("risk.closed", FaultKind.Conflict, "The risk is closed; open it again before it is reviewed");

    private static readonly Fault Invalid = new("risk.invalid", FaultKind.Invalid, "The risk cannot be kept as it is");

    /// <summary>All that is wrong at once; the code of the single thing where there is only one.</summary>
    public static Fault Of(IReadOnlyList<FaultIssue> issues) => (issues.Count == 1 ? Invalid with { Code = issues[0].Code } : Invalid) with
    {
        Detail = string.Join(" ", issues.Take(5).Select(issue => $"{issue.Path}: {issue.Message}")),
        Issues = issues,
    };
}
