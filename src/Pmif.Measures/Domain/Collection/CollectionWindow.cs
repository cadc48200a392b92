using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Collection;

/// <summary>The days between which a measure's value of one period is collected; all of them are within.</summary>
/// <param name="Opens">First day on which a value is taken; none where only the period itself must have begun.</param>
/// <param name="Due">The day by which it is expected: the end of the period and the measure's lag.</param>
/// <param name="Closes">Last day on which a value is taken; none where the period never closes by itself.</param>
public sealed record CollectionWindow(DateOnly? Opens, DateOnly Due, DateOnly? Closes)
{
    /// <summary>
    /// The window of <paramref name="period"/>. Days count from its last day, so a leap day is a day like any other and a snapshot counts from
    /// its own day; what would lie beyond the calendar stops at its last day.
    /// </summary>
    public static CollectionWindow Of(MeasureDefinition definition, Period period) => new(
        definition.Collection?.OpensDays is { } opens ? After(period.End, opens) : null,
        After(period.End, definition.LagDays),
        definition.Collection?.ClosesDays is { } closes ? After(period.End, closes) : null);

    /// <summary>Whether no value is taken yet.</summary>
    public bool IsBefore(DateOnly today) => today < Opens;

    /// <summary>Whether no value is taken any more.</summary>
    public bool IsOver(DateOnly today) => today > Closes;

    private static DateOnly After(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
