using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Feeds;

/// <summary>Whether a feed is up to date.</summary>
public enum FeedState
{
    /// <summary>What has ended so far has come, or is not due at all.</summary>
    Fresh,

    /// <summary>A period has ended and its feed is awaited.</summary>
    Due,

    /// <summary>The deadline has passed.</summary>
    Overdue,

    /// <summary>Nothing has come yet, and nothing had to.</summary>
    Never,
}

/// <summary>How up to date a feed is on a day.</summary>
/// <param name="State">In a word.</param>
/// <param name="LastPeriod">The latest period that every measure of the cadence has reached; none where one has no value.</param>
/// <param name="Awaited">The period that is to come next; none for a cadence without regular periods.</param>
/// <param name="NextDue">Last day on which it comes in time.</param>
/// <param name="Overdue">Every period whose deadline has passed, earliest first, the latest 24 at most.</param>
public sealed record FeedFreshness(FeedState State, Period? LastPeriod, Period? Awaited, DateOnly? NextDue, IReadOnlyList<Period> Overdue)
{
    private const int MostOverdue = 24;

    /// <summary>How up to date a feed is.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="since">The first day on which the contract was in force; periods that ended before it are not asked for.</param>
    /// <param name="latest">The latest period of each measure that reports at least as often as the feed comes; none for one without values.</param>
    /// <param name="hasCome">Whether any submission of the feed has come.</param>
    /// <param name="today">The day of the question.</param>
    public static FeedFreshness Of(FeedContract contract, DateOnly since, IReadOnlyCollection<Period?> latest, bool hasCome, DateOnly today)
    {
        var quiet = hasCome ? FeedState.Fresh : FeedState.Never;
        if (ExpectedPeriods.EndingFrom(contract.Frequency, since) is not { } first)
            return new(quiet, null, null, null, []);
        var last = LastReached(contract.Frequency, latest);
        var awaited = last is { } reached && reached.End >= first.End ? ExpectedPeriods.After(contract.Frequency, reached) : first;
        var overdue = new List<Period>();
        for (var period = awaited; Due(period, contract) < today; period = ExpectedPeriods.After(contract.Frequency, period))
            overdue.Add(period);
        var state = overdue.Count > 0 ? FeedState.Overdue : today > awaited.End ? FeedState.Due : quiet;
        return new(state, last, awaited, Due(awaited, contract), overdue.Count > MostOverdue ? overdue[^MostOverdue..] : overdue);
    }

    /// <summary>Last day on which the feed of a period comes in time.</summary>
    public static DateOnly Due(Period period, FeedContract contract) => period.End.AddDays(contract.DeadlineDays);

    // The slowest measure tells. A value reaches the period it ends in: one as long as the period wherever it ends, a shorter one at the last day only.
    private static Period? LastReached(Frequency frequency, IReadOnlyCollection<Period?> latest)
    {
        Period? slowest = null;
        foreach (var one in latest)
        {
            if (one is not { } period || ExpectedPeriods.EndingFrom(frequency, period.End) is not { } around)
                return null;
            var reached = period.IsSnapshot || period.End == around.End || period.Months == around.Months ? around : Before(frequency, around);
            if (slowest is null || reached.End < slowest.Value.End)
                slowest = reached;
        }
        return slowest;
    }

    private static Period Before(Frequency frequency, Period period) => period.Shift(frequency == Frequency.ThreeYear ? -12 : -period.Months);
}
