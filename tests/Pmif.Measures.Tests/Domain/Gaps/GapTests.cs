using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Gaps;

namespace Pmif.Measures.Tests.Domain.Gaps;

/// <summary>Gaps between groups and areas (domain notes, section 5).</summary>
public sealed class GapTests
{
    private static readonly GroupFigure[] Three = [Group("A", 60), Group("B", 80), Group("C", 40)];

    [Theory]
    [InlineData(Polarity.Higher, "C", "B", -40, 0.5)]
    [InlineData(Polarity.Lower, "B", "C", 40, 2)]
    [InlineData(Polarity.None, "B", "C", 40, 2)]
    [InlineData(Polarity.Midpoint, "C", "B", -40, 0.5)] // 75 is best
    [InlineData(Polarity.Range, "C", "A", -20, 0.666667)] // 55 to 75 is best
    public void Lies_between_the_worst_and_the_best_by_the_polarity(Polarity polarity, string from, string to, int absolute, double relative)
    {
        var gap = Gap.Widest(new() { Polarity = polarity, Midpoint = 75, Range = new(55, 75) }, Three)!;
        Assert.Equal((from, to, absolute, relative), (gap.From, gap.To, gap.Absolute, Math.Round((double)gap.Relative!, 6)));
    }

    [Fact]
    public void Is_the_same_in_whatever_order_groups_come() => Prop.ForAll(
        (from groups in Gen.Choose(-3, 3).ArrayOf(6) from shuffled in Gen.Shuffle(groups.Select((value, i) => Group($"G{i}", value)).ToArray()) select (groups, shuffled)).ToArbitrary(),
        made => Gap.Widest(new() { Polarity = Polarity.Lower }, made.groups.Select((value, i) => Group($"G{i}", value))) == Gap.Widest(new() { Polarity = Polarity.Lower }, made.shuffled)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(10, 0, null)]
    [InlineData(-10, 5, null)]
    [InlineData(10, -5, null)]
    [InlineData(-10, -5, 2)]
    [InlineData(0, 5, 0)]
    [InlineData(10, 0.5, 20)]
    public void Has_a_ratio_only_where_one_makes_sense(int from, double to, int? relative) =>
        Assert.Equal(relative, Gap.Between(Group("A", from), Group("B", (decimal)to))!.Relative);

    [Fact]
    public void Nobody_within_the_range_is_worse_than_one_just_outside() =>
        Assert.Equal("D", Gap.Widest(new() { Polarity = Polarity.Range, Range = new(55, 75) }, [Group("A", 60), Group("D", 75.5m)])!.From);

    [Fact]
    public void Needs_two_figures()
    {
        Assert.NotNull(Gap.Widest(new(), [Group("A", 1), Group("B", 2)]));
        Assert.Null(Gap.Widest(new(), [Group("A", 1), Group("B", null)]));
        Assert.Null(Gap.Between(Group("A", 1), Group("B", null)));
        Assert.Null(Gap.Between(Group("A", null), Group("B", 1)));
    }

    /// <summary>60 and 40 became 30 and 15: the difference narrowed while the ratio widened.</summary>
    [Fact]
    public void Absolute_and_relative_can_move_in_opposite_directions()
    {
        var (before, now) = (Gap.Between(Group("A", 60), Group("B", 40))!, Gap.Between(Group("A", 30), Group("B", 15))!);
        Assert.Equal((Direction.Improving, Direction.Declining), (now.AbsoluteSince(before, 0), now.RelativeSince(before)));
        Assert.Equal((Direction.Declining, Direction.Improving), (before.AbsoluteSince(now, 0), before.RelativeSince(now)));
    }

    [Fact]
    public void A_smaller_gap_is_better_whichever_side_it_lies_on()
    {
        var (below, above) = (Gap.Between(Group("A", 40), Group("B", 50))!, Gap.Between(Group("A", 55), Group("B", 50))!);
        Assert.Equal(Direction.Improving, above.AbsoluteSince(below, 0));
        Assert.Equal(Direction.Improving, above.RelativeSince(below)); // 1.1 is closer to one than 0.8
        Assert.Equal(Direction.Stable, below.AbsoluteSince(below with { Absolute = 10.4m }, 0));
        Assert.Equal(Direction.Declining, below.AbsoluteSince(below with { Absolute = 9.4m }, 0));
        Assert.Equal(Direction.Stable, below.RelativeSince(below with { Relative = 1.25m }));
        Assert.Equal(Direction.Stable, below.RelativeSince(below with { Relative = 1.254m }));
        Assert.Equal((Direction.NotComparable, Direction.NotComparable), (below.AbsoluteSince(null, 0), below.RelativeSince(null)));
        Assert.Equal(Direction.NotComparable, below.RelativeSince(below with { Relative = null }));
        Assert.Equal(Direction.NotComparable, (below with { Relative = 0 }).RelativeSince(below));
    }

    [Fact]
    public void Is_not_told_where_it_would_give_a_group_away()
    {
        Assert.Equal("measures.gap-suppressed", GapRules.Refusal([.. Three, Group("D", 5) with { Flag = ValueFlag.Confidential }])?.Code);
        Assert.Equal("measures.gap-incomplete", GapRules.Refusal([Group("A", 5), Group("B", null)])?.Code);
        Assert.Null(GapRules.Refusal(Three[..2]));
    }

    [Theory]
    [InlineData("IMD-Q1", 1)]
    [InlineData("DECILE10", 10)]
    [InlineData("PART100", 100)]
    [InlineData("Q", null)]
    [InlineData("1", 1)]
    [InlineData("E01000001", null)]
    public void Deprivation_groups_are_ordered_by_the_number_their_code_ends_with(string code, int? place) => Assert.Equal(place, GapRules.PlaceOf(code));

    [Fact]
    public void The_gradient_takes_all_groups_and_comes_in_the_unit_of_the_measure()
    {
        var definition = new MeasureDefinition { Unit = Units.Percent, Interval = IntervalMethod.Wilson };
        GroupFigure[] fifths = [.. Enumerable.Range(1, 5).Select(i => new GroupFigure($"Q{i}", 10 + 2 * i, 100, 8 + 2 * i, 12 + 2 * i, ValueFlag.None))];
        var index = DeprivationGradient.Of(definition, fifths, 1)!;
        Assert.Equal((10, 11, 21 / 11.0), (Math.Round(index.Slope, 9), Math.Round(index.Slope / (index.Relative!.Value - 1), 6), Math.Round(index.Relative.Value, 9)), Close);
        Assert.InRange(10, index.SlopeLimits!.Value.Lower, index.SlopeLimits.Value.Upper);
        Assert.True(index.SlopeLimits.Value.Lower > 5);
        Assert.Equal(index, DeprivationGradient.Of(definition, fifths, 1));
        var rate = DeprivationGradient.Of(new() { Unit = "rate", Interval = IntervalMethod.Byar }, fifths, 1)!;
        Assert.Equal(10, rate.Slope, 9);
        Assert.NotEqual(index.SlopeLimits, rate.SlopeLimits);
        Assert.Null(DeprivationGradient.Of(definition, [.. fifths[..4], Group("Q5", null)], 1));
        Assert.Null(DeprivationGradient.Of(definition, fifths[..4], 1));
        Assert.Equal(10, DeprivationGradient.Of(new(), [.. fifths.Select(group => group with { Population = null, Lower = null })], 1)!.Slope, 9);
        // The logit of a hundred per cent has no end, the logarithm of a rate of a hundred has.
        fifths[4] = fifths[4] with { Upper = 100 };
        Assert.Null(DeprivationGradient.Of(definition, fifths, 1)!.SlopeLimits);
        Assert.NotNull(DeprivationGradient.Of(new() { Unit = "rate", Interval = IntervalMethod.Byar }, fifths, 1)!.SlopeLimits);
        // Where one group has nobody, all count alike.
        fifths[0] = fifths[0] with { Value = 20 };
        Assert.Equal(DeprivationGradient.Of(definition, [.. fifths.Select(group => group with { Population = null })], 1)!.Slope,
            DeprivationGradient.Of(definition, [fifths[0] with { Population = 0 }, .. fifths[1..]], 1)!.Slope);
        Assert.NotEqual(DeprivationGradient.Of(definition, fifths, 1)!.Slope, DeprivationGradient.Of(definition, [fifths[0] with { Population = 1 }, .. fifths[1..]], 1)!.Slope, 3);
        fifths[0] = fifths[0] with { Value = 12 };
        // A group of more people pulls the line to itself.
        Assert.NotEqual(10, DeprivationGradient.Of(definition, [fifths[0] with { Population = 900, Value = 20 }, .. fifths[1..]], 1)!.Slope, 3);
    }

    private static readonly IEqualityComparer<(double, double, double)> Close = EqualityComparer<(double A, double B, double C)>.Create(
        (one, other) => Math.Abs(one.A - other.A) + Math.Abs(one.B - other.B) + Math.Abs(one.C - other.C) < 1e-6);

    private static GroupFigure Group(string code, decimal? value) => new(code, value, null, null, null, ValueFlag.None);
}
