using MathNet.Numerics.Distributions;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>One part of a whole.</summary>
/// <param name="Code">Its breakdown.</param>
/// <param name="State">Its state.</param>
/// <param name="Targets">Its targets; none where it has none.</param>
/// <param name="Figure">Its figure in the whole's period; none where it has none.</param>
public sealed record PartOfWhole(string Code, SeriesState State, TargetSet? Targets, Part? Figure);

/// <summary>Whether a part can be as bad as it is by chance alone.</summary>
public enum PartEvidence
{
    /// <summary>There are no counts to tell it by.</summary>
    NotTested,

    /// <summary>Were the part like the whole, a figure so bad would not surprise, so many parts having been looked at.</summary>
    WithinChance,

    /// <summary>It is worse than the whole by more than chance, though many parts were looked at.</summary>
    BeyondChance,
}

/// <summary>A part that is worse off than its whole lets see.</summary>
/// <param name="Part">The part.</param>
/// <param name="IsRed">Red, while the whole is on target.</param>
/// <param name="IsWorse">Getting worse by more than noise, while the whole is on target or improving.</param>
/// <param name="Evidence">Whether that can be chance.</param>
/// <param name="Chance">The chance, 0 to 1, of a figure so bad, were the part like the whole.</param>
public sealed record HiddenPart(PartOfWhole Part, bool IsRed, bool IsWorse, PartEvidence Evidence, double? Chance);

/// <summary>What lies behind a whole that looks well, in parts of one kind.</summary>
/// <param name="Parts">Parts there are.</param>
/// <param name="LookedAt">Those with a figure in the whole's period that may be shown.</param>
/// <param name="Withheld">Those whose figure is confidential: nothing is told of them.</param>
/// <param name="Hidden">Those that are worse off, the surest and worst first.</param>
/// <param name="ExpectedRed">How many of those looked at would be red by chance alone if all were like the whole; none where that is not known of all.</param>
/// <param name="ChanceOfRed">The chance, 0 to 1, of as many red ones or more, if all were like the whole.</param>
public sealed record Masking(int Parts, int LookedAt, int Withheld, IReadOnlyList<HiddenPart> Hidden, double? ExpectedRed, double? ChanceOfRed)
{
    // One false alarm in twenty looks at all parts together.
    private const double Alpha = 0.05;

    /// <summary>Whether the whole looks well: on target, or improving by more than noise.</summary>
    public static bool LooksWell(MeasureDefinition definition, SeriesState whole) => IsMet(whole) || Improves(definition, whole);

    /// <summary>
    /// Looks at the parts of a whole in its latest period. A part's chance is that of a count as bad as its own if it were like the whole; it is beyond chance below
    /// 0.05 divided by the number of parts looked at (Bonferroni's correction). Red parts to be expected are the sum of each one's chance to be red, and the chance of so many
    /// is Poisson's with that mean (Le Cam 1960).
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="whole">The state of the whole.</param>
    /// <param name="figure">The figure of the whole.</param>
    /// <param name="parts">Parts of one kind.</param>
    public static Masking Of(MeasureDefinition definition, SeriesState whole, Part? figure, IReadOnlyCollection<PartOfWhole> parts)
    {
        var withheld = parts.Count(part => part.State.Rag == Rag.Suppressed || part.Figure?.Flag == ValueFlag.Confidential);
        List<PartOfWhole> shown = [.. parts.Where(part => part.State.Period == whole.Period && part.State is { Value: not null, Rag: not Rag.Suppressed } && part.Figure?.Flag != ValueFlag.Confidential)];
        var chance = whole.Rag == Rag.Suppressed || figure?.Flag == ValueFlag.Confidential ? null : CountedChance.Of(definition, figure?.Numerator, figure?.Denominator);
        List<HiddenPart> hidden = [.. shown.Select(part => Look(definition, whole, part, chance, shown.Count)).OfType<HiddenPart>()
            .OrderByDescending(part => part.Evidence).ThenBy(part => part.Chance).ThenByDescending(part => part.IsRed).ThenBy(part => part.Part.Code, StringComparer.OrdinalIgnoreCase)];
        var expected = IsMet(whole) ? Expected(definition, whole.Period!.Value, shown, chance) : null;
        var red = hidden.Count(part => part.IsRed);
        return new(parts.Count, shown.Count, withheld, hidden, expected, expected is { } mean && red > 0 ? mean > 0 ? 1 - Poisson.CDF(mean, red - 1) : 0 : null);
    }

    private static HiddenPart? Look(MeasureDefinition definition, SeriesState whole, PartOfWhole part, CountedChance? chance, int looks)
    {
        var (isRed, isWorse) = (IsMet(whole) && part.State.Rag == Rag.Red, LooksWell(definition, whole) && Worsens(definition, part.State));
        if (!isRed && !isWorse)
            return null;
        var asBad = chance is { } its && part.Figure is { Numerator: { } numerator, Denominator: { } denominator } ? its.OfAsBad(definition, numerator, denominator) : null;
        return new(part, isRed, isWorse, asBad is not { } share ? PartEvidence.NotTested : share < Alpha / looks ? PartEvidence.BeyondChance : PartEvidence.WithinChance, asBad);
    }

    private static double? Expected(MeasureDefinition definition, Period period, List<PartOfWhole> shown, CountedChance? chance)
    {
        if (chance is not { } its || shown.Count == 0)
            return null;
        var sum = 0d;
        foreach (var part in shown)
        {
            if (part.Figure?.Denominator is not { } denominator || its.OfRed(definition, part.Targets, period, denominator) is not { } share)
                return null;
            sum += share;
        }
        return sum;
    }

    private static bool IsMet(SeriesState state) => state.Rag is Rag.Green or Rag.Blue;

    private static bool Improves(MeasureDefinition definition, SeriesState state) => state is { Rag: not Rag.Suppressed, Period: not null } && (ChangeTold.Of(definition, state) is ShownChange.ImprovedUp or ShownChange.ImprovedDown
        || state.Variation is Contracts.Primitives.Variation.ImprovementHigh or Contracts.Primitives.Variation.ImprovementLow);

    private static bool Worsens(MeasureDefinition definition, SeriesState state) => ChangeTold.Of(definition, state) is ShownChange.WorsenedUp or ShownChange.WorsenedDown
        || state.Variation is Contracts.Primitives.Variation.ConcernHigh or Contracts.Primitives.Variation.ConcernLow;
}
