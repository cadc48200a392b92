using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Domain.Status;

/// <summary>When a measure's first value is due.</summary>
public static class FirstValue
{
    /// <summary>
    /// Last day on which the first value comes in time: the due date of a milestone; else the end of the first period that ends once the definition is in
    /// force, and the lag. The last day of the calendar for a measure reported now and then, which is never due; none where the definition does not say
    /// since when it is in force.
    /// </summary>
    public static DateOnly? DueBy(MeasureDefinition definition) => definition switch
    {
        { DueDate: { } day } => day,
        { Frequency: Frequency.Adhoc } => DateOnly.MaxValue,
        { EffectiveFrom: { Year: >= 1900 and < 9900 } from } => ExpectedPeriods.EndingFrom(definition.Frequency, from)?.End.AddDays(definition.LagDays),
        _ => null,
    };

    /// <summary>Status of a measure that never had a value; none where it is not known when the first is due.</summary>
    public static Rag? StatusOn(DateOnly today, MeasureDefinition definition) =>
        DueBy(definition) is { } due ? today <= due ? Rag.NotDue : Rag.Overdue : null;
}
