using System.Collections.Frozen;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Tests.Domain.Collection;

public sealed class ClosedPeriodsTests
{
    private const int Turnover = 1;
    private static readonly DateOnly Today = new(2025, 9, 1);
    private static readonly DateTimeOffset June = new(2025, 6, 12, 9, 0, 0, TimeSpan.Zero);
    private static readonly MeasureDefinition Monthly = new() { Source = "hr", Frequency = Frequency.Monthly };
    private static readonly MeasureDefinition Windowed = Monthly with { Collection = new(1, 31) };

    [Theory]
    [InlineData("2024-04-01/P1M", true)]
    [InlineData("2025-03-01/P1M", true)]
    [InlineData("2024-10-01/P3M", true)]
    [InlineData("2024-04-01/P1Y", true)]
    [InlineData("2024-04-01", true)]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    [InlineData("2024-03-31", false)]
    [InlineData("2025-04-01/P1M", false)]
    [InlineData("2024-01-01/P1Y", false)]
    [InlineData("2022-04-01/P3Y", false)]
    public void A_lock_on_a_year_covers_what_lies_within_it(string period, bool expected) =>
        Assert.Equal(expected, Locked(Lock()).At(Turnover, "hr", Monthly, Period.ParseIso(period), Today) is not null);

    [Theory]
    [InlineData("2023-05-01/P1Y", true)]
    [InlineData("2024-04-01/P1Y", true)]
    [InlineData("2023-04-01/P1Y", false)]
    [InlineData("2024-05-01/P1Y", false)]
    public void A_rolling_figure_is_of_the_month_that_it_is_brought_up_to(string period, bool expected) =>
        Assert.Equal(expected, Locked(Lock()).At(Turnover, "hr", Monthly with { TemporalType = TemporalType.Rolling12 }, Period.ParseIso(period), Today) is not null);

    [Fact]
    public void A_rolling_measure_may_also_send_the_month_alone() =>
        Assert.NotNull(Locked(Lock()).At(Turnover, "hr", Monthly with { TemporalType = TemporalType.Rolling12 }, Period.Month(2024, 5), Today));

    [Fact]
    public void Only_a_lock_or_a_window_closes_anything()
    {
        Assert.False(Locked().Concerns(Monthly));
        Assert.True(Locked().Concerns(Windowed));
        Assert.True(Locked(Lock()).Concerns(Monthly));
    }

    [Fact]
    public void A_lock_concerns_named_measures_or_a_source_or_all()
    {
        var month = Period.Month(2024, 5);
        Assert.NotNull(Locked(Lock() with { Measures = new[] { Turnover }.ToFrozenSet() }).At(Turnover, "hr", Monthly, month, Today));
        Assert.Null(Locked(Lock() with { Measures = new[] { 2 }.ToFrozenSet() }).At(Turnover, "hr", Monthly, month, Today));
        Assert.NotNull(Locked(Lock() with { Source = "HR" }).At(Turnover, "hr", Monthly, month, Today));
        Assert.Null(Locked(Lock() with { Source = "finance" }).At(Turnover, "hr", Monthly, month, Today));
    }

    [Fact]
    public void A_lock_outranks_the_window_and_the_latest_lock_is_told()
    {
        var closure = Locked(Lock(), Lock() with { Id = 2, LockedAt = June.AddDays(3) }).At(Turnover, "hr", Windowed, Period.Month(2024, 5), Today);
        Assert.Equal(new Closure(ClosureKind.Locked, new DateOnly(2025, 6, 15), June.AddDays(3)), closure);
    }

    [Fact]
    public void A_window_closes_by_itself()
    {
        var none = Locked();
        Assert.Equal(new Closure(ClosureKind.WindowOver, new DateOnly(2025, 7, 31)), none.At(Turnover, "hr", Windowed, Period.Month(2025, 6), Today));
        Assert.Null(none.At(Turnover, "hr", Windowed, Period.Month(2025, 7), new DateOnly(2025, 8, 31)));
        Assert.Equal(new Closure(ClosureKind.NotOpen, new DateOnly(2025, 10, 1)), none.At(Turnover, "hr", Windowed, Period.Month(2025, 9), Today));
    }

    [Fact]
    public void A_late_entry_opens_one_period_of_one_measure_until_its_day()
    {
        var month = Period.Month(2024, 5);
        var all = new ClosedPeriods([Lock()], [new LateEntry(7, Turnover, 3, month, Today, June.AddDays(1))]);
        var closure = all.At(Turnover, "hr", Monthly, month, Today)!.Value;

        Assert.Equal(7, all.LateEntryFor(closure, Turnover, 3, month, Today)?.Id);
        Assert.Null(all.LateEntryFor(closure, Turnover, 0, month, Today));
        Assert.Null(all.LateEntryFor(closure, 2, 3, month, Today));
        Assert.Null(all.LateEntryFor(closure, Turnover, 3, Period.Month(2024, 6), Today));
        Assert.Null(all.LateEntryFor(closure, Turnover, 3, month, Today.AddDays(1)));
    }

    [Fact]
    public void A_lock_that_is_set_after_a_late_entry_ends_it_and_a_window_does_not()
    {
        var month = Period.Month(2024, 5);
        var entry = new LateEntry(7, Turnover, null, month, Today, June.AddDays(-1));
        var locked = new ClosedPeriods([Lock()], [entry]);
        Assert.Null(locked.LateEntryFor(locked.At(Turnover, "hr", Windowed, month, Today)!.Value, Turnover, 0, month, Today));
        var together = new ClosedPeriods([Lock()], [entry with { OpenedAt = June }]);
        Assert.Null(together.LateEntryFor(together.At(Turnover, "hr", Windowed, month, Today)!.Value, Turnover, 0, month, Today));
        var windowed = new ClosedPeriods([], [entry]);
        Assert.Equal(entry, windowed.LateEntryFor(windowed.At(Turnover, "hr", Windowed, month, Today)!.Value, Turnover, 0, month, Today));
    }

    [Fact]
    public void A_late_entry_does_not_open_what_has_not_opened_yet()
    {
        var month = Period.Month(2025, 9);
        var all = new ClosedPeriods([], [new LateEntry(7, Turnover, null, month, Today, June)]);
        Assert.Null(all.LateEntryFor(all.At(Turnover, "hr", Windowed, month, Today)!.Value, Turnover, 0, month, Today));
    }

    [Fact]
    public void Two_states_are_the_same_for_a_measure_that_neither_concerns()
    {
        Assert.True(Locked().IsSameFor(Turnover, "hr", Locked(Lock() with { Source = "finance" })));
        Assert.False(Locked().IsSameFor(Turnover, "hr", Locked(Lock())));
        Assert.False(Locked(Lock()).IsSameFor(Turnover, "hr", Locked(Lock() with { Id = 2 })));
        // A lock and a late entry may have the same number.
        var entry = new LateEntry(1, Turnover, null, Period.Month(2024, 5), Today, June);
        Assert.False(Locked(Lock()).IsSameFor(Turnover, "hr", new([], [entry])));
        Assert.True(new ClosedPeriods([], [entry]).IsSameFor(Turnover, "hr", new([], [entry])));
    }

    private static PeriodLock Lock() => new(1, Period.FinancialYear(2024), FrozenSet<int>.Empty, "", June);

    private static ClosedPeriods Locked(params PeriodLock[] locks) => new(locks, []);
}
