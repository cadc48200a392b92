using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Quality;

/// <summary>When values came, against the day on which they were due.</summary>
/// <param name="Counted">Periods that fell due since the measure was put on the list and have come.</param>
/// <param name="OnTime">Those that came on their due day or before it.</param>
/// <param name="MedianDays">Median of the days after the due day; below zero is early. None where nothing counts.</param>
/// <param name="LatestDays">The same of the latest period.</param>
/// <param name="OverdueDays">Days by which the next value is overdue; 0 where it is not.</param>
public sealed record Timeliness(int Counted, int OnTime, decimal? MedianDays, int? LatestDays, int OverdueDays)
{
    /// <summary>Timeliness of a series.</summary>
    /// <param name="firstCame">The day on which the first value of each period came, in order of time.</param>
    /// <param name="lagDays">Days from the end of a period until its value is due.</param>
    /// <param name="since">The day on which the measure was put on the list: what fell due before was loaded as history and says nothing.</param>
    /// <param name="due">When the next value is due; none where none is awaited.</param>
    /// <param name="today">The day of the question.</param>
    public static Timeliness Of(IReadOnlyList<(Period Period, DateOnly Came)> firstCame, int lagDays, DateOnly since, DateOnly? due, DateOnly today)
    {
        int[] days = [.. firstCame.Where(one => one.Period.End.AddDays(lagDays) >= since).Select(one => one.Came.DayNumber - one.Period.End.AddDays(lagDays).DayNumber)];
        var sorted = days.Order().ToArray();
        decimal? median = sorted.Length == 0 ? null
            : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2m;
        return new(days.Length, days.Count(one => one <= 0), median, days.Length == 0 ? null : days[^1],
            due is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0);
    }
}
