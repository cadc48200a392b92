using FsCheck;
using FsCheck.Fluent;
using Pmif.Measures.Domain.CloserLook;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class ReversalTests
{
    // Success of open surgery, then of percutaneous nephrolithotomy, by small and large stones: Charig, Webb, Payne and Wickham,
    // British Medical Journal 292 (1986), 879–882.
    private static readonly PartCounts[] KidneyStones = [new(81, 87, 234, 270), new(192, 263, 55, 80)];

    // Applicants admitted in the six largest departments in 1973, men, then women: Bickel, Hammel and O'Connell, Science 187 (1975), 398–404.
    private static readonly PartCounts[] Admissions =
        [new(512, 825, 89, 108), new(353, 560, 17, 25), new(120, 325, 202, 593), new(138, 417, 131, 375), new(53, 191, 94, 393), new(22, 373, 24, 341)];

    [Fact]
    public void Kidney_stones_of_either_size_went_worse_where_all_together_went_better()
    {
        var found = Reversal.Of(KidneyStones, 100, 1, shares: true)!;

        Assert.Equal((4.571m, -5.367m, 9.939m), (Math.Round(found.Change, 3), Math.Round(found.RateEffect, 3), Math.Round(found.MixEffect, 3)));
        Assert.Equal((0, 2, 0), (found.With, found.Against, found.Unchanged));
        Assert.True(found is { IsReversal: true, IsComplete: true, IsClear: false });
    }

    [Fact]
    public void Most_departments_admitted_more_women_than_men_where_all_together_admitted_fewer()
    {
        var found = Reversal.Of(Admissions, 100, 1, shares: true)!;

        Assert.Equal((-14.165m, 3.603m, -17.767m), (Math.Round(found.Change, 3), Math.Round(found.RateEffect, 3), Math.Round(found.MixEffect, 3)));
        Assert.Equal((2, 4, 0), (found.With, found.Against, found.Unchanged));
        Assert.True(found is { IsReversal: true, IsComplete: false, IsClear: true });
        Assert.Equal(1.7228, found.Deviation!.Value, 4);
    }

    [Fact]
    public void Parts_that_move_as_the_whole_does_are_no_reversal()
    {
        var found = Reversal.Of([new(100, 1000, 200, 1000), new(300, 1000, 350, 1000)], 100, 1, shares: true)!;
        Assert.Equal((7.5m, 7.5m, 0m, 2), (found.Change, found.RateEffect, found.MixEffect, found.With));
        Assert.False(found.IsReversal);
        Assert.True(found.IsClear);
    }

    [Fact]
    public void Half_the_parts_are_not_most_of_them_and_one_that_stays_is_counted()
    {
        Assert.False(Reversal.Of([new(10, 100, 9, 100), new(30, 100, 40, 100)], 100, 1, true)!.IsReversal);
        Assert.True(Reversal.Of([new(90, 100, 720, 900), new(100, 900, 12, 100)], 100, 1, true) is { IsReversal: false, Change: > 0, RateEffect: < 0 });
        // Two of five up, one down and two that stay, while the mix takes the whole down.
        Assert.False(Reversal.Of([new(90, 100, 55, 60), new(90, 100, 55, 60), new(10, 100, 9, 100), new(50, 100, 50, 100), new(50, 100, 50, 100)], 100, 0, true)!.IsReversal);
        var found = Reversal.Of([new(10, 100, 9, 100), new(30, 100, 30, 100)], 100, 0, true)!;
        Assert.Equal((1, 0, 1), (found.With, found.Against, found.Unchanged));
        // Eight in nine up a little, but the large one down by far: then it is no matter of mix.
        Assert.False(Reversal.Of([new(10, 100, 11, 100), new(10, 100, 11, 100), new(10_000, 20_000, 5_000, 20_000)], 100, 1, true)!.IsReversal);
    }

    [Fact]
    public void A_whole_that_is_printed_the_same_did_not_move_the_other_way()
    {
        PartCounts[] parts = [new(800, 1000, 405, 500), new(100, 500, 209, 999)];
        Assert.True(Reversal.Of(parts, 100, 1, true)!.IsReversal);
        Assert.False(Reversal.Of([new(1000, 2000, 999, 2000), new(1, 1000, 2, 999)], 100, 0, true)!.IsReversal);
    }

    [Fact]
    public void Without_a_rate_at_both_times_there_is_nothing_to_take_apart()
    {
        Assert.Null(Reversal.Of([new(1, 10, 0, 0), new(1, 10, 1, 10)], 100, 1, true));
        Assert.Null(Reversal.Of([new(0, 0, 1, 10), new(1, 10, 1, 10)], 100, 1, true));
        Assert.Null(Reversal.Of([new(0, 0, 0, 0)], 100, 1, true));
        Assert.Null(Reversal.Of([new(1, 10, 1, 10), new(1, -20, 1, 10)], 100, 1, true));
        Assert.Null(Reversal.Of([new(1, 10, 1, 10), new(1, 10, 1, -20)], 100, 1, true));
        Assert.Equal(0, Reversal.Of([new(0, 0, 0, 0), new(1, 10, 1, 10)], 100, 1, true)!.Against);
        Assert.Null(Reversal.Of(KidneyStones, 100, 1, null)!.IsClear);
        Assert.Equal(100, Reversal.Of([new(0, 1, 1, 1)], 100, 1, true)!.Change);
    }

    [Fact]
    public void Where_nothing_happened_at_either_time_nothing_is_clear() =>
        Assert.Equal((0d, false), (Reversal.Of([new(0, 10, 0, 20)], 100, 1, true)!.Deviation, Reversal.Of([new(0, 10, 0, 20)], 100, 1, true)!.IsClear));

    [Fact]
    public void The_chance_of_events_is_Poissons_and_of_shares_binomial()
    {
        Assert.Equal(Math.Sqrt(0.1 * 0.9 / 100 * 2) * 100, Reversal.Of([new(10, 100, 10, 100)], 100, 1, true)!.Deviation!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(0.1 / 100 * 2) * 100, Reversal.Of([new(10, 100, 10, 100)], 100, 1, false)!.Deviation!.Value, 1e-9);
    }

    [Fact]
    public void The_two_effects_add_up_to_the_change_and_turn_round_with_time() => Prop.ForAll(
        (from part in (from before in Gen.Choose(1, 500) from now in Gen.Choose(1, 500) from one in Gen.Choose(0, 100) from other in Gen.Choose(0, 100)
                       select new PartCounts(before * one / 100, before, now * other / 100, now)).ArrayOf() where part.Length > 0 select part).ToArbitrary(), parts =>
        {
            var (there, back) = (Reversal.Of(parts, 100, 1, true)!, Reversal.Of([.. parts.Select(part => new PartCounts(part.Events, part.Base, part.EventsBefore, part.BaseBefore))], 100, 1, true)!);
            return Math.Abs(there.RateEffect + there.MixEffect - there.Change) < 1e-20m && Math.Abs(there.RateEffect + back.RateEffect) < 1e-20m
                && there.With + there.Against + there.Unchanged == parts.Length && there.Against == (there.Change == 0 ? 0 : back.Against) && there.IsReversal == back.IsReversal;
        }).Check(Config.QuickThrowOnFailure);
}
