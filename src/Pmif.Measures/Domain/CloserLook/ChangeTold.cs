using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>Which change may be told as one: an arrow stands only for a change that beats its own noise.</summary>
public static class ChangeTold
{
    /// <summary>
    /// A change test that knows about noise (intervals, trend, control chart) has the word. Where the test of the measure does not (any difference, or one
    /// larger than a band) or could not be made, the figure must also have moved to the side on which the control chart, or for yearly figures the five-point
    /// trend, shows special cause: a difference inside usual variation is no clear change, and with too few figures it is not tested. What is counted as it
    /// is, a milestone or a yes, has no noise; the chart of what a running total grows by says nothing of the total. Nothing is told of a suppressed figure.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="state">The state of the series.</param>
    public static ShownChange Of(MeasureDefinition definition, SeriesState state) => state switch
    {
        { Rag: Rag.Suppressed } => ShownChange.NotComparable,
        { Direction: Direction.Stable } => ShownChange.NoClearChange,
        { Direction: Direction.Improving or Direction.Declining } when TestedSide(definition, state) is var side and not 0 => Named(state.Direction, side),
        { Movement: null } => ShownChange.NotComparable,
        { Movement: Movement.Level } => ShownChange.NoClearChange,
        _ when IsNoiseFree(definition) => Named(state.Direction, Sign(state.Movement)),
        { Variation: Shown.TooFewPoints } => ShownChange.NotTested,
        _ when MovesWithItsPast(definition) => ShownChange.NotTested,
        _ when SideOf(state.Variation) == Sign(state.Movement) => Named(state.Direction == Direction.NotComparable ? Meaning(state.Variation) : state.Direction, Sign(state.Movement)),
        _ => ShownChange.NoClearChange,
    };

    /// <summary>Whether figures are what they are: a date, or a yes or no.</summary>
    public static bool IsNoiseFree(MeasureDefinition definition) => definition.Unit is Units.Milestone or Units.YesNo;

    /// <summary>Whether a figure holds part of those before it, as running totals and rolling years do.</summary>
    public static bool MovesWithItsPast(MeasureDefinition definition) => definition.TemporalType == TemporalType.Rolling12
        || (definition.TemporalType == TemporalType.Cumulative && ReportingStep.Months(definition.Frequency) < 12);

    /// <summary>1 where the latest figures are unusually high, −1 where they are unusually low, else 0.</summary>
    internal static int SideOf(Shown variation) => variation switch
    {
        Shown.ImprovementHigh or Shown.ConcernHigh or Shown.NeutralHigh => 1,
        Shown.ImprovementLow or Shown.ConcernLow or Shown.NeutralLow => -1,
        _ => 0,
    };

    // Which way the test itself went; that of a trend or a chart need not be the way from the comparator.
    private static int TestedSide(MeasureDefinition definition, SeriesState state) => definition.ChangeTest.Method switch
    {
        _ when IsNoiseFree(definition) => 0,
        ChangeTestMethod.Interval => Sign(state.Movement),
        ChangeTestMethod.Spc => SideOf(state.Variation),
        ChangeTestMethod.Trend => Sign((state.Direction == Direction.Improving) == (definition.Polarity == Polarity.Higher) ? Movement.Up : Movement.Down),
        _ => 0,
    };

    private static int Sign(Movement? movement) => movement switch { Movement.Up => 1, Movement.Down => -1, _ => 0 };

    private static Direction Meaning(Shown variation) => variation switch
    {
        Shown.ImprovementHigh or Shown.ImprovementLow => Direction.Improving,
        Shown.ConcernHigh or Shown.ConcernLow => Direction.Declining,
        _ => Direction.NotComparable,
    };

    private static ShownChange Named(Direction direction, int side) => (direction, side > 0) switch
    {
        (Direction.Improving, true) => ShownChange.ImprovedUp,
        (Direction.Improving, false) => ShownChange.ImprovedDown,
        (Direction.Declining, true) => ShownChange.WorsenedUp,
        (Direction.Declining, false) => ShownChange.WorsenedDown,
        (_, true) => ShownChange.Rose,
        _ => ShownChange.Fell,
    };
}
