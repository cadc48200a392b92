using System.Text;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>
/// Says in one to three plain sentences what the figures of a series do and do not show: the target, and whether the process can be relied on to meet it; the
/// change, and whether it is more than noise; where the year is heading. This is the only place that makes such a sentence.
/// </summary>
public static class SeriesSentence
{
    /// <summary>The sentences; they claim nothing that the facts do not.</summary>
    public static string Of(SeriesFacts facts)
    {
        if (Without(facts) is { } nothing)
            return nothing;
        var text = new StringBuilder(TargetSentence.Of(facts));
        if (Change(facts) is { Length: > 0 } change)
            text.Append(' ').Append(change);
        if (OutlookSentence.Of(facts.Definition, facts.State.Forecast) is { Length: > 0 } outlook)
            text.Append(' ').Append(outlook);
        return text.ToString();
    }

    private static string? Without(SeriesFacts facts) => facts.State switch
    {
        { Rag: Rag.Suppressed } state => $"The figure for {state.Period?.Label} is withheld so that nobody can be recognised, and nothing is said here that could give it away.",
        { Rag: Rag.NotInForce } state => $"The measure did not apply to {state.Period?.Label}.",
        { Period: null, Rag: Rag.NotDue } => "There is no figure yet: the first is not due.",
        { Period: null, Rag: Rag.Overdue } => "There is no figure yet, and the first is overdue: nothing can be said until it comes.",
        { Period: null } => "There is no figure yet, so nothing can be said.",
        { Rag: Rag.NotDue } state => $"No figure applies to {state.Period?.Label}.",
        { Value: null } state => $"There is no figure for {state.Period?.Label}, so nothing can be said of it.",
        _ => null,
    };

    private static string Change(SeriesFacts facts)
    {
        var since = Since(facts.Definition);
        var usual = Usual(facts);
        if (facts.Definition.Unit == Units.Milestone)
            return facts.Change switch
            {
                ShownChange.ImprovedUp or ShownChange.ImprovedDown => "It is earlier than it was said to be before.",
                ShownChange.WorsenedUp or ShownChange.WorsenedDown => "It is later than it was said to be before.",
                _ => "",
            };
        if (facts.Definition.Unit == Units.YesNo)
            return facts.Change is ShownChange.NoClearChange ? $"The answer is the same as in {since}." : facts.Change == ShownChange.NotComparable ? "" : $"The answer is another than in {since}.";
        return facts.Change switch
        {
            ShownChange.ImprovedUp or ShownChange.ImprovedDown or ShownChange.WorsenedUp or ShownChange.WorsenedDown or ShownChange.Rose or ShownChange.Fell => Clear(facts, since, usual),
            ShownChange.NoClearChange when facts.State.Movement is null => usual is "" ? "It shows no clear change." : $"It shows no clear change, but {usual}.",
            ShownChange.NoClearChange when usual is not "" => $"There is no clear change since {since}, but {usual}.",
            ShownChange.NoClearChange => $"There is no clear change since {since}{Within(facts)}.",
            ShownChange.NotTested => $"Whether the difference from {since} is more than chance cannot be told: {Untested(facts)}{(usual is "" ? "" : $", but {usual}")}.",
            _ when usual is not "" => $"{char.ToUpperInvariant(usual[0])}{usual[1..]}.",
            _ when facts.State.Variation == Shown.CommonCause => facts.Basis == VariationBasis.Trend ? "Its last five figures show no clear trend." : "It lies within usual variation.",
            _ => "There are too few figures to tell a change from chance.",
        };
    }

    private static string Within(SeriesFacts facts) => (facts.State.Variation, facts.Basis) switch
    {
        (Shown.CommonCause, VariationBasis.Trend) => ": its last five figures show no clear trend",
        (Shown.CommonCause, _) => ": the figure lies within usual variation",
        _ => "",
    };

    private static string Untested(SeriesFacts facts) => ChangeTold.MovesWithItsPast(facts.Definition) ? "each figure holds part of those before it"
        : facts.Basis == VariationBasis.Trend ? "there are not five figures with confidence intervals"
        : "there are too few figures";

    private static string Clear(SeriesFacts facts, string since, string usual)
    {
        var meaning = facts.Change switch
        {
            ShownChange.ImprovedUp or ShownChange.ImprovedDown => ", which is an improvement",
            ShownChange.WorsenedUp or ShownChange.WorsenedDown => ", which is a change for the worse",
            _ => ", which is neither better nor worse in itself",
        };
        var moved = facts.Change is ShownChange.ImprovedUp or ShownChange.WorsenedUp or ShownChange.Rose ? "higher" : "lower";
        return facts.Definition.ChangeTest.Method switch
        {
            ChangeTestMethod.Trend => $"Over its last five figures it has gone {(moved == "higher" ? "up" : "down")} by more than chance{meaning}{(usual is "" || facts.Basis == VariationBasis.Trend ? "" : $"; {usual}")}.",
            ChangeTestMethod.Interval when usual is "" => $"It is {moved} than in {since} by more than chance{meaning}.",
            ChangeTestMethod.Interval => $"It is {moved} than in {since} by more than chance{meaning}; {usual}.",
            ChangeTestMethod.Spc => $"{char.ToUpperInvariant(usual[0])}{usual[1..]}.",
            _ => $"It is {moved} than in {since}{meaning}: {Special(facts)}.",
        };
    }

    // What is special about the latest figures, and what that means; empty for usual variation.
    private static string Usual(SeriesFacts facts) => facts.State.Variation switch
    {
        Shown.ImprovementHigh or Shown.ImprovementLow => $"{Special(facts)}, an improvement",
        Shown.ConcernHigh or Shown.ConcernLow => $"{Special(facts)}, a concern",
        Shown.NeutralHigh or Shown.NeutralLow => Special(facts),
        _ => "",
    };

    private static string Special(SeriesFacts facts)
    {
        var high = ChangeTold.SideOf(facts.State.Variation) > 0;
        if (facts.Basis == VariationBasis.Trend)
            return $"its last five figures have gone {(high ? "up" : "down")} by more than chance";
        var what = facts.Definition.TemporalType == TemporalType.Cumulative ? "what the total grew by lately is" : "the latest figures are";
        return $"{what} unusually {(high ? "high" : "low")}, more than chance alone would give";
    }

    private static string Since(MeasureDefinition definition) => definition switch
    {
        { TemporalType: TemporalType.Cumulative } or { DirectionVersus: DirectionVersus.SamePeriodLastYear } => "the same period a year before",
        { DirectionVersus: DirectionVersus.Baseline } => "the baseline",
        _ => "the period before",
    };
}
