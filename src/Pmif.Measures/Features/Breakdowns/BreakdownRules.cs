using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>What a breakdown must satisfy, whether it comes alone or with thousands.</summary>
internal static class BreakdownRules
{
    private const int LongestName = 500;
    private const int MostRelated = 1_000;

    /// <summary>The first rule that is broken; none where the breakdown is sound.</summary>
    public static Fault? FirstBreach(string? code, BreakdownBody body)
    {
        if (!DefinitionRules.IsCode(code))
            return BreakdownFaults.CodeInvalid.With("A code has 1 to 64 letters, digits, points, hyphens or underscores and starts with a letter or digit.");
        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > LongestName || body.Name.Contains('\0'))
            return BreakdownFaults.NameMissing;
        if (body.ValidTo < body.ValidFrom)
            return BreakdownFaults.ValidityInverted;
        string?[] related = [.. body.Parents ?? [], .. body.Successors ?? []];
        return related.Length > MostRelated || related.Any(other => !DefinitionRules.IsCode(other) || other!.Equals(code, StringComparison.OrdinalIgnoreCase))
            ? BreakdownFaults.Related
            : null;
    }
}
