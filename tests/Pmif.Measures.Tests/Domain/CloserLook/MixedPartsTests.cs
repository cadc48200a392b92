using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.CloserLook;

/// <summary>When parts make up a whole. The figures are those of Charig and others, British Medical Journal 292 (1986), 879–882.</summary>
public sealed class MixedPartsTests
{
    private static readonly MeasureDefinition Percent = new() { Unit = Units.Percent, Decimals = 1, Aggregation = Aggregation.Ratio, Interval = IntervalMethod.Wilson };
    private static readonly (Part? Before, Part? Now) Whole = (Of(273, 350), Of(289, 350)), Small = (Of(81, 87), Of(234, 270)), Large = (Of(192, 263), Of(55, 80));

    [Fact]
    public void Parts_that_add_up_are_taken_apart()
    {
        var (found, refusal) = MixedParts.Of(Percent, Whole, [Small, Large]);
        Assert.Null(refusal);
        Assert.True(found is { IsReversal: true, IsComplete: true });
    }

    [Fact]
    public void A_confidential_figure_at_either_time_and_of_whole_or_part_gives_nothing_away()
    {
        (Part? Before, Part? Now) before = (Confidential(81, 87), Of(234, 270)), now = (Of(81, 87), Confidential(234, 270));
        Assert.Equal("measures.reversal-suppressed", MixedParts.Of(Percent, Whole, [before, Large]).Refusal);
        Assert.Equal("measures.reversal-suppressed", MixedParts.Of(Percent, Whole, [now, Large]).Refusal);
        Assert.Equal("measures.reversal-suppressed", MixedParts.Of(Percent, (Confidential(273, 350), Whole.Now), [Small, Large]).Refusal);
        Assert.Equal("measures.reversal-suppressed", MixedParts.Of(Percent, (Whole.Before, Confidential(289, 350)), [Small, Large]).Refusal);
    }

    [Fact]
    public void Parts_that_are_missing_alone_or_not_the_whole_are_refused()
    {
        Assert.Equal("measures.reversal-incomplete", MixedParts.Of(Percent, Whole, [Small, (null, Large.Now)]).Refusal);
        Assert.Equal("measures.reversal-incomplete", MixedParts.Of(Percent, Whole, [Small, (Of(192, -1), Large.Now)]).Refusal);
        Assert.Equal("measures.reversal-incomplete", MixedParts.Of(Percent, Small, [Small]).Refusal);
        Assert.Equal("measures.reversal-incomplete", MixedParts.Of(Percent, (null, Whole.Now), [Small, Large]).Refusal);
        Assert.Equal("measures.reversal-not-the-whole", MixedParts.Of(Percent, (Of(274, 350), Whole.Now), [Small, Large]).Refusal);
        Assert.Equal("measures.reversal-not-a-ratio", MixedParts.Of(Percent with { Aggregation = Aggregation.Sum }, Whole, [Small, Large]).Refusal);
        Assert.Equal("measures.reversal-not-a-ratio", MixedParts.Of(Percent with { TemporalType = TemporalType.Rolling12 }, Whole, [Small, Large]).Refusal);
    }

    private static Part Of(decimal events, decimal of) => new(null, events, of, ValueFlag.None);

    private static Part Confidential(decimal events, decimal of) => new(null, events, of, ValueFlag.Confidential);
}
