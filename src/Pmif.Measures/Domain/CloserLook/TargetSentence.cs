using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>The latest figure against its target, and whether the process can be relied on to meet it: colour and assurance, told together because they often disagree.</summary>
internal static class TargetSentence
{
    public static string Of(SeriesFacts facts)
    {
        var (state, subject) = (facts.State, Subject(facts));
        if (state.Rag == Rag.Baseline)
            return $"{subject} has no target yet, so it is neither on nor off target.";
        if (state.Rag == Rag.Monitoring)
            return $"{subject} is followed without a target, so it is neither on nor off target.";
        var met = state.Rag is Rag.Green or Rag.Blue;
        return $"{subject} {(state.Rating == RatingOrigin.Overridden ? $"was rated {Rated(state.Rag, state.Acceptable)} by a person" : Met(facts))}{Reliability(facts, met)}.";
    }

    private static string Subject(SeriesFacts facts)
    {
        var label = facts.State.Period?.Label;
        return facts.Definition.Unit == Units.Milestone ? facts.Flag == ValueFlag.Forecast ? "The milestone, as it is expected now," : "The milestone"
            : facts.Flag switch
            {
                ValueFlag.Provisional => $"The provisional figure for {label}",
                ValueFlag.Estimated => $"The estimated figure for {label}",
                ValueFlag.Forecast => $"The figure expected for {label}",
                ValueFlag.LowReliability => $"The figure for {label}, which is of low reliability,",
                ValueFlag.Break => $"The figure for {label}, which does not compare with those before it,",
                _ => $"The figure for {label}",
            };
    }

    private static string Rated(Rag rag, bool acceptable) => rag switch
    {
        Rag.Green => "on target",
        Rag.Blue => acceptable ? "acceptable" : "beyond its stretch target",
        Rag.Amber => "close to target",
        _ => "off target",
    };

    private static string Met(SeriesFacts facts) => (facts.State.Rag, facts.Definition, facts.Rule) switch
    {
        (Rag.Blue, _, _) => facts.State.Acceptable ? "lies between its low and its high target, which is acceptable" : "meets its target, and its stretch target too",
        (Rag.Amber, _, AmberRule.IfImproved) => "misses its target by more than the tolerance, but is no worse than a year before",
        (Rag.Green, _, AmberRule.IfImproved) => "is on target: it meets it, or misses it by no more than the tolerance",
        (Rag.Green, { Polarity: Polarity.Range }, _) => "lies within its target range",
        (Rag.Amber, { Polarity: Polarity.Range }, _) => "lies outside its target range, within the tolerance",
        (Rag.Red, { Polarity: Polarity.Range }, _) => "lies outside its target range, by more than the tolerance",
        (Rag.Green, _, _) => "meets its target",
        (Rag.Amber, _, _) => "misses its target, within the tolerance",
        _ => "misses its target by more than the tolerance",
    };

    private static string Reliability(SeriesFacts facts, bool met)
    {
        if (ChangeTold.IsNoiseFree(facts.Definition))
            return "";
        var said = (facts.State.Assurance, met) switch
        {
            (Assurance.Pass, true) => ", and as things run the process can be relied on to meet it again",
            (Assurance.Inconsistent, true) => ", but the process cannot be relied on to meet it again: the target lies within its usual variation",
            (Assurance.Fail, true) => ", but the process cannot be relied on to meet it again: as things run it misses it",
            (Assurance.Pass, false) => ", although as things run the process meets it",
            (Assurance.Inconsistent, false) => ", but the target lies within its usual variation: as things run the process meets it in some periods and misses it in others",
            (Assurance.Fail, false) => ", and as things run the process goes on missing it: only changing how it works will meet it",
            _ => "",
        };
        return said.Length > 0 && facts.TrialLimits ? said + " (fewer than 12 figures: a first indication)" : said;
    }
}
