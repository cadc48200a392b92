using Pmif.Measures.Domain.Definitions;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Breakdowns;
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
        Membership?[] memberships = [.. body.Memberships ?? []];
        string?[] related = [.. body.Parents ?? [], .. body.Successors ?? [], .. memberships.Select(membership => membership?.Parent)];
        if (related.Length > MostRelated || related.Any(other => !DefinitionRules.IsCode(other) || other!.Equals(code, StringComparison.OrdinalIgnoreCase)))
            return BreakdownFaults.Related;
        return memberships.Any(one => one!.To < one.From)
            || memberships.GroupBy(one => one!.Parent, StringComparer.OrdinalIgnoreCase).Any(ofParent => Overlap([.. ofParent!]))
            ? BreakdownFaults.MembershipInvalid
            : null;
    }

    /// <summary>Writes a sound body to its row. Whoever it belongs to for a time is one of its parents.</summary>
    public static void Write(BreakdownRow row, BreakdownBody body)
    {
        Membership[] memberships = [.. (body.Memberships ?? []).OrderBy(one => one.Parent, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.From)];
        string[] parents = [.. (body.Parents ?? []).Concat(memberships.Select(one => one.Parent)).Distinct(StringComparer.OrdinalIgnoreCase)];
        (row.Kind, row.Name, row.Parents, row.Memberships, row.ValidFrom, row.ValidTo, row.Successors) =
            (Words.Of(body.Kind), body.Name!, parents, memberships, body.ValidFrom, body.ValidTo, [.. body.Successors ?? []]);
    }

    private static bool Overlap(IReadOnlyList<Membership> ofParent) =>
        ofParent.Where((one, i) => ofParent.Skip(i + 1).Any(other => one.Days.Overlaps(other.Days))).Any();
}
