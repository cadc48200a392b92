using Pmif.Framework.Domain.Plans;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Frameworks;

/// <summary>What can go wrong with frameworks, by stable code.</summary>
internal static class FrameworkFaults
{
    public static readonly Fault NoneInForce = new("framework.none-in-force", FaultKind.NotFound, "No framework is in force yet");
    public static readonly Fault VersionUnknown = new("framework.version-unknown", FaultKind.NotFound, "There is no such version of the framework");
    public static readonly Fault TooLarge = new("framework.too-large", FaultKind.TooLarge, $"A framework is at most {LoadFramework.LargestBytes / 1024} KB of YAML");
    public static readonly Fault NotUtf8 = new("framework.yaml-not-utf8", FaultKind.Invalid, "The text is not UTF-8");

    private static readonly Fault YamlInvalid = new("framework.yaml-invalid", FaultKind.Invalid, "The YAML is no framework as it stands");

    public static Fault Invalid(IReadOnlyList<PlanIssue> issues) => YamlInvalid.With($"Line {issues[0].Line}: {issues[0].Message}{(issues.Count > 1 ? $" And {issues.Count - 1} more." : "")}") with
    {
        Issues = [.. issues.Select(issue => new FaultIssue(issue.Code, issue.Message, issue.Path, issue.Line))],
    };
}
