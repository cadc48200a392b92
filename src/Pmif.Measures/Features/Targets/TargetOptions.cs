using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Features.Targets;

/// <summary>The council's own way with targets: <c>Pmif:Targets</c>.</summary>
public sealed class TargetOptions
{
    /// <summary>Whether every change of targets needs a second person. A set of targets may ask for it on its own too.</summary>
    public TargetApproval Approval { get; set; }
}
