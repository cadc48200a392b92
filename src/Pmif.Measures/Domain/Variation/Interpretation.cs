using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Variation;

/// <summary>What the marks and limits of a control chart mean for a measure.</summary>
public static class Interpretation
{
    /// <summary>Improvement or concern by the way that is better; neutral where neither is.</summary>
    public static Meaning MeaningOf(int direction, Polarity polarity) => (direction * Better(polarity)) switch
    {
        > 0 => Meaning.Improvement,
        < 0 => Meaning.Concern,
        _ => direction == 0 ? Meaning.CommonCause : Meaning.Neutral,
    };

    /// <summary>The variation icon of the latest point.</summary>
    public static Contracts.Primitives.Variation VariationOf(int direction, Polarity polarity) => (MeaningOf(direction, polarity), direction > 0) switch
    {
        (Meaning.Improvement, true) => Contracts.Primitives.Variation.ImprovementHigh,
        (Meaning.Improvement, false) => Contracts.Primitives.Variation.ImprovementLow,
        (Meaning.Concern, true) => Contracts.Primitives.Variation.ConcernHigh,
        (Meaning.Concern, false) => Contracts.Primitives.Variation.ConcernLow,
        (Meaning.Neutral, true) => Contracts.Primitives.Variation.NeutralHigh,
        (Meaning.Neutral, false) => Contracts.Primitives.Variation.NeutralLow,
        _ => Contracts.Primitives.Variation.CommonCause,
    };

    /// <summary>
    /// The limits against the target: where a rise is better, a target above the upper limit fails and one below the lower limit passes;
    /// where a fall is better, the reverse; between or on them it is hit or miss. None without a target, limits or a better way.
    /// </summary>
    public static Assurance AssuranceOf(ChartLines lines, decimal? target, Polarity polarity) => (target, lines.Lower, lines.Upper, Better(polarity)) switch
    {
        (null, _, _, _) or (_, null, _, _) or (_, _, _, 0) => Assurance.None,
        ({ } t, _, { } upper, 1) when t > upper => Assurance.Fail,
        ({ } t, { } lower, _, 1) when t < lower => Assurance.Pass,
        ({ } t, _, { } upper, -1) when t > upper => Assurance.Pass,
        ({ } t, { } lower, _, -1) when t < lower => Assurance.Fail,
        _ => Assurance.Inconsistent,
    };

    private static int Better(Polarity polarity) => polarity switch { Polarity.Higher => 1, Polarity.Lower => -1, _ => 0 };
}
