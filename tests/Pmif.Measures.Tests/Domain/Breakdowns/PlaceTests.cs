using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Breakdowns;

namespace Pmif.Measures.Tests.Domain.Breakdowns;

public sealed class PlaceTests
{
    private static readonly DateOnly Before = new(2012, 12, 31), Change = new(2013, 1, 1), Late = new(2026, 1, 1);

    private static readonly Place North = new([Code("north")]), South = new([Code("south"), Code("old-south")]);

    [Fact]
    public void Its_latest_code_comes_first() => Assert.Equal("new", Of(Code("new"), Code("old")).Current.Code);

    [Fact]
    public void Is_there_as_long_as_one_of_its_codes_is()
    {
        var place = Of(Code("new", new(Change, Late)), Code("old", new(null, Before)));
        Assert.Equal([true, true, true, false], new[] { Before, Change, Late, Late.AddDays(1) }.Select(place.IsValidOn));
    }

    [Fact]
    public void Belongs_where_the_code_it_had_on_the_day_belonged()
    {
        var place = Of(Code("new", new(Change, null), "north"), Code("old", new(null, Before), "old-south"));
        Assert.Equal((true, false), (place.BelongsTo(North, Change), place.BelongsTo(South, Change)));
        Assert.Equal((false, true), (place.BelongsTo(North, Before), place.BelongsTo(South, Before)));
    }

    [Fact]
    public void An_old_code_without_a_parent_belongs_where_the_next_one_with_a_parent_does()
    {
        var place = Of(Code("newest", new(Late, null), "south"), Code("new", new(Change, Late.AddDays(-1)), "north"), Code("older", new(Before, Before)), Code("old", new(null, Before.AddDays(-1))));
        Assert.Equal((true, false), (place.BelongsTo(North, Before), place.BelongsTo(South, Before)));
        Assert.True(place.BelongsTo(North, Before.AddDays(-1)));
        Assert.True(Of(Code("new", new(Change, null), "north"), Code("old", new(null, Before))).BelongsTo(North, Before));
    }

    [Fact]
    public void Belongs_nowhere_when_it_was_not_there_or_no_parent_is_known()
    {
        Assert.False(Of(Code("gone", new(null, Before), "north")).BelongsTo(North, Change));
        Assert.False(Of(Code("lone")).BelongsTo(North, Change));
    }

    private static Place Of(params Breakdown[] codes) => new(codes);

    private static Breakdown Code(string code, Days valid = default, params string[] parents) => new(code, BreakdownKind.Area, valid, parents, [], []);
}
