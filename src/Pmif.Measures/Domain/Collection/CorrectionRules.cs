using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.Collection;

/// <summary>When a correction may be proposed and decided.</summary>
internal static class CorrectionRules
{
    /// <summary>The flag of a corrected value: what it carries itself, else that it was revised.</summary>
    public static ValueFlag FlagOf(ValueFlag given) => given == ValueFlag.None ? ValueFlag.Revised : given;

    /// <summary>Whether a correction would leave what stands as it is. A value that only gained the flag "revised" says nothing new.</summary>
    public static bool ChangesNothing(CorrectedValue? standing, Figures proposed, string? note) => standing is { } value && value.Note == note
        && (value.Figures == proposed || value.Figures == proposed with { Flag = FlagOf(proposed.Flag) });
}

/// <summary>A value as it is or was kept; one that was withdrawn is none.</summary>
internal readonly record struct CorrectedValue(Figures Figures, string? Note);
