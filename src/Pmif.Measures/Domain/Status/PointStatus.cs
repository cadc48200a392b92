using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Status;

/// <summary>The status of one period and the target it was judged by.</summary>
/// <param name="Rag">A colour, or why there is none.</param>
/// <param name="Target">The target of the period, whether or not it was rated.</param>
public readonly record struct PointStatus(Rag Rag, decimal? Target)
{
    /// <summary>
    /// Status of a reported value. The first that holds: not in force, not due (not applicable), no data, suppressed,
    /// monitoring (contextual, or neither way is better), baseline (no target yet), rated.
    /// </summary>
    /// <param name="definition">The definition in force in the period; none where none was.</param>
    /// <param name="targets">The targets of the series.</param>
    /// <param name="period">The period.</param>
    /// <param name="value">The value; none where it was reported as missing.</param>
    /// <param name="flag">Its flag.</param>
    /// <param name="held">Where amber asks for it: whether the value is at least as good as that of the same period last year.</param>
    public static PointStatus OfReported(MeasureDefinition? definition, TargetSet? targets, Period period, decimal? value, ValueFlag flag, bool held = false)
    {
        var target = definition is null || targets is null ? null
            : Trajectory.At(targets, period, definition.TemporalType == TemporalType.Cumulative);
        return OfReported(definition, targets, target, value, flag, held);
    }

    /// <summary>The same where the target of the period is known already.</summary>
    public static PointStatus OfReported(MeasureDefinition? definition, TargetSet? targets, PeriodTarget? target, decimal? value, ValueFlag flag, bool held = false) =>
        definition is null ? new(Rag.NotInForce, null) : new(Colour(definition, targets, target, value, flag, held), target?.Value ?? (definition.Unit == Units.Milestone ? 0 : null));

    /// <summary>Status of a period without any report: not due until the lag has passed, then overdue.</summary>
    /// <param name="definition">The definition in force in the period; none where none was.</param>
    /// <param name="period">The period.</param>
    /// <param name="today">The day of the question.</param>
    public static Rag OfUnreported(MeasureDefinition? definition, Period period, DateOnly today) =>
        definition is null ? Rag.NotInForce
        : definition.Frequency == Frequency.Adhoc || today <= period.End.AddDays(definition.LagDays) ? Rag.NotDue
        : Rag.Overdue;

    private static Rag Colour(MeasureDefinition definition, TargetSet? targets, PeriodTarget? target, decimal? value, ValueFlag flag, bool held)
    {
        if (value is not { } figure)
            return flag switch
            {
                ValueFlag.NotApplicable => Rag.NotDue,
                ValueFlag.Confidential => Rag.Suppressed,
                _ => Rag.NoData,
            };
        if (flag == ValueFlag.Confidential)
            return Rag.Suppressed;
        // A measure that is never rated waits for no target, so it is no baseline.
        if (definition.Kind == MeasureKind.Contextual || definition.Polarity == Polarity.None)
            return Rag.Monitoring;
        if (definition is { Polarity: Polarity.Range, Range: { } range })
            return Rating.Within(figure, range, targets?.Tolerance, definition.Decimals, targets?.AmberRule ?? default, held);
        // A milestone is to be done on its due date unless its targets say otherwise.
        if (definition.Unit == Units.Milestone && target is null)
            return Rating.Against(figure, new Thresholds(0, 0, null), Polarity.Lower, definition.Decimals);
        if (target is null || targets is null)
            return Rag.Baseline;
        return Rating.Against(Judged(definition, figure), Thresholds.Of(target, targets.Tolerance, definition.Polarity), definition.Polarity, definition.Decimals,
            targets.AmberRule, held);
    }

    /// <summary>The figure that is compared: the value as it is printed, or how far that lies from the midpoint.</summary>
    public static decimal Judged(MeasureDefinition definition, decimal value) => definition is { Polarity: Polarity.Midpoint, Midpoint: { } midpoint }
        ? Math.Abs(value.Printed(definition.Decimals) - midpoint)
        : value.Printed(definition.Decimals);
}
