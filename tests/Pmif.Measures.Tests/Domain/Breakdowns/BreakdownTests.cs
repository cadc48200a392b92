using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Breakdowns;

namespace Pmif.Measures.Tests.Domain.Breakdowns;

public sealed class BreakdownTests
{
    private static readonly Breakdown Ward = new("E05001067", BreakdownKind.Area, default, ["central", "west", "always"],
        [new("Central", null, Day("2023-03-31")), new("west", Day("2023-04-01"), Day("2024-03-31")), new("west", Day("2026-04-01"))], []);

    [Theory]
    [InlineData("central", "2023-03-31", true)]
    [InlineData("central", "2023-04-01", false)]
    [InlineData("west", "2023-03-31", false)]
    [InlineData("WEST", "2023-04-01", true)]
    [InlineData("west", "2024-03-31", true)]
    [InlineData("west", "2024-04-01", false)]
    [InlineData("west", "2026-04-01", true)] // it came back
    [InlineData("always", "1999-01-01", true)] // a parent without days has it always
    [InlineData("east", "2023-04-01", false)]
    public void Belongs_to_a_parent_on_the_days_of_its_membership(string parent, string day, bool belongs) => Assert.Equal(belongs, Ward.BelongsTo(parent, Day(day)));

    [Theory]
    [InlineData("2023-12-01/P1M", true)]
    [InlineData("2023-12-01/P2M", false)] // its last day is the first of the days
    [InlineData("2024-01-31", false)]
    [InlineData("2024-02-29", false)]
    [InlineData("2024-03-01", true)]
    [InlineData("2023-01-01/P3Y", false)]
    public void A_period_is_excluded_when_none_of_its_days_counts(string period, bool excluded) =>
        Assert.Equal(excluded, new Days(Day("2024-01-31"), Day("2024-02-29")).Excludes(Period.ParseIso(period)));

    [Fact]
    public void Open_days_exclude_nothing_on_the_open_side()
    {
        Assert.False(new Days(null, Day("2024-02-29")).Excludes(Period.ParseIso("1901-01-01/P1Y")));
        Assert.False(new Days(Day("2024-01-31"), null).Excludes(Period.ParseIso("2101-01-01/P1Y")));
        Assert.False(default(Days).Excludes(Period.ParseIso("2024-01-01/P1M")));
    }

    [Theory]
    [InlineData("2023-01-01", "2023-12-31", false)]
    [InlineData("2023-01-01", "2024-01-01", true)]
    [InlineData("2024-06-30", "2025-01-01", true)]
    [InlineData("2024-07-01", "2025-01-01", false)]
    [InlineData("2024-02-01", "2024-02-02", true)]
    [InlineData("", "", true)]
    [InlineData("", "2023-12-31", false)]
    [InlineData("2024-07-01", "", false)]
    public void Days_overlap_when_one_is_in_both(string from, string to, bool overlap)
    {
        var (half, other) = (new Days(Day("2024-01-01"), Day("2024-06-30")), new Days(OpenDay(from), OpenDay(to)));
        Assert.Equal((overlap, overlap), (half.Overlaps(other), other.Overlaps(half)));
    }

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? OpenDay(string text) => text.Length == 0 ? null : Day(text);
}
