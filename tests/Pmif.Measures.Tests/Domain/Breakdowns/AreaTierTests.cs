using Pmif.Measures.Domain.Breakdowns;

namespace Pmif.Measures.Tests.Domain.Breakdowns;

public sealed class AreaTierTests
{
    [Theory]
    [InlineData("E06000063 E07000026")]
    [InlineData("E06000063 e10000006 E08000037")]
    [InlineData("E07000026 E07000028")] // one layer
    [InlineData("E06000063 W06000015 S12000033 N09000003")] // unitary authorities of all four countries
    [InlineData("inner-west central")]
    [InlineData("")]
    public void Areas_of_one_layer_lie_side_by_side(string codes) => Assert.True(AreaTier.AreSideBySide(codes.Split(' ')));

    [Theory]
    [InlineData("E07000026 E10000006")] // a county and one of its districts
    [InlineData("E07000026 E10000006 E06000063")]
    [InlineData("E05001067 E08000037")] // a ward and its borough
    [InlineData("E12000001 E06000063")] // a region and a unitary authority
    [InlineData("E07000026 inner-west")]
    public void Areas_of_which_one_may_hold_another_do_not(string codes) => Assert.False(AreaTier.AreSideBySide(codes.Split(' ')));

    [Theory]
    [InlineData("E08000037", "E07")]
    [InlineData("s12000033", "E07")]
    [InlineData("E07000026", "E07")]
    [InlineData("E10000006", "E10")]
    [InlineData("e05001067", "E05")]
    [InlineData("E0800003", "")] // a digit too few
    [InlineData("E080000370", "")]
    [InlineData("inner-west", "")]
    public void Districts_and_unitary_authorities_are_one_layer(string code, string layer) => Assert.Equal(layer, AreaTier.Layer(code));

    [Theory]
    [InlineData("E05001067", true)]
    [InlineData("E01008162", true)]
    [InlineData("W05000984", true)]
    [InlineData("S13002516", true)]
    [InlineData("N08000301", true)]
    [InlineData("inner-west", true)]
    [InlineData("E08000037", false)]
    [InlineData("E07000026", false)]
    [InlineData("E10000006", false)]
    [InlineData("E12000001", false)]
    [InlineData("K02000001", false)]
    public void Wards_and_small_areas_lie_within_a_council(string code, bool within) => Assert.Equal(within, AreaTier.IsWithinCouncil(code));
}
