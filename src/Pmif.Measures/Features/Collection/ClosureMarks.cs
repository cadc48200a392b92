using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Features.Collection;

/// <summary>A closure that rows have met, and the late entry that opens it for them.</summary>
internal readonly record struct ClosureMark(Closure Closure, int? LateEntryId);

/// <summary>Numbers the closures that the rows of a submission meet. A feed names few periods and many rows, so each is looked at once.</summary>
internal sealed class ClosureMarks(ClosedPeriods closed, DateOnly today)
{
    private const int Most = 10_000;

    private readonly Dictionary<(int MeasureId, Period Period), Closure?> known = [];
    private readonly Dictionary<ClosureMark, int> numbers = [];
    private readonly List<ClosureMark> marks = [];

    public ClosedPeriods Closed => closed;

    /// <summary>Whether any row met one.</summary>
    public bool Any => marks.Count > 0;

    /// <summary>Each closure with its late entry, by its number.</summary>
    public IReadOnlyList<ClosureMark> Marks => marks;

    /// <summary>The number of the closure that a value meets; none where its period is open.</summary>
    public int? MarkOf(MeasureEntry measure, MeasureDefinition definition, int breakdownId, Period period)
    {
        if (!closed.Concerns(definition) || ClosureOf(measure, definition, period) is not { } closure)
            return null;
        var mark = new ClosureMark(closure, closed.LateEntryFor(closure, measure.Id, breakdownId, period, today)?.Id);
        if (!numbers.TryGetValue(mark, out var number))
        {
            numbers.Add(mark, number = marks.Count);
            marks.Add(mark);
        }
        return number;
    }

    private Closure? ClosureOf(MeasureEntry measure, MeasureDefinition definition, Period period)
    {
        if (known.TryGetValue((measure.Id, period), out var closure))
            return closure;
        closure = closed.At(measure.Id, measure.Current.Definition.Source, definition, period, today);
        if (known.Count < Most)
            known.Add((measure.Id, period), closure);
        return closure;
    }
}
