using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Matrices;

/// <summary>What can go wrong with matrices, by stable code.</summary>
internal static class MatrixFaults
{
    public static readonly Fault VersionUnknown = new("risk.matrix-version-unknown", FaultKind.NotFound, "There is no such version of the matrix");

    private static readonly Fault Invalid = new("risk.matrix-invalid", FaultKind.Invalid, "Risks cannot be scored with this matrix");

    public static Fault Of(IReadOnlyList<FaultIssue> issues) => Invalid with
    {
        Detail = string.Join(" ", issues.Take(5).Select(issue => $"{issue.Path}: {issue.Message}")),
        Issues = issues,
    };
}
