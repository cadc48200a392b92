using Pmif.Risk.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

/// <summary>Risks in the words of remits: by the objectives they threaten and the office that owns them.</summary>
internal static class RiskRemits
{
    public static Subject Of(string owner, IReadOnlyList<string> objectives) => new() { Objectives = objectives, Directorates = [owner] };

    public static Subject Of(RiskRow risk) => Of(risk.Owner, [.. risk.Objectives.Select(one => one.Objective)]);
}
