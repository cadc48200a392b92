using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Tests.Features.Submissions.Adapters;

namespace Pmif.Measures.Tests.Domain.Breakdowns;

public sealed class SuccessionTests
{
    private static readonly Succession Areas = new([
        Area("E08000020", "E08000037"), Area("E08000037"),
        Area("first", "second"), Area("second", "third"), Area("third"),
        Area("E07000026", "E06000063"), Area("E07000028", "E06000063"), Area("E07000029", "e06000063"), Area("E06000063"),
        Area("split", "half", "other-half"), Area("half"), Area("other-half"),
        Area("whole", "joined"), Area("part", "joined", "elsewhere"), Area("joined"), Area("elsewhere"),
        Area("gone", "never-registered"),
    ]);

    [Theory]
    [InlineData("E08000020", "E08000037")]
    [InlineData("first", "third")]
    [InlineData("third", "third")]
    [InlineData("E07000026", "E07000026")]
    [InlineData("split", "split")]
    [InlineData("whole", "whole")]
    [InlineData("gone", "gone")]
    public void Only_a_new_code_of_the_same_place_is_followed(string code, string current) => Assert.Equal(current, Areas.Current(Area(Of(code))).Code);

    [Fact]
    public void All_codes_of_a_place_are_told_latest_first() => Assert.Equal(["third", "second", "first"], Areas.Line(Area("third")).Select(one => one.Code));

    [Fact]
    public void Places_that_were_wholly_merged_are_told_and_no_others()
    {
        Assert.Equal(["E07000026", "E07000028", "E07000029"], Areas.MergedFrom(Area("E06000063")).Select(one => one.Code));
        Assert.Empty(Areas.MergedFrom(Area("joined")));
        Assert.Empty(Areas.MergedFrom(Area("half")));
        Assert.Empty(Areas.MergedFrom(Area("E08000037")));
    }

    // The register of the Office for National Statistics, as the samples have it.
    [Theory]
    [InlineData("E06000058", "E06000028 E06000029 E07000048")]
    [InlineData("E06000063", "E07000026 E07000028 E07000029")]
    [InlineData("E06000065", "E07000163 E07000164 E07000165 E07000166 E07000167 E07000168 E07000169")]
    [InlineData("E06000059", "E07000049 E07000050 E07000051 E07000052 E07000053")]
    [InlineData("E08000037", "")]
    public void A_county_that_went_with_its_districts_does_not_count_beside_them(string code, string merged)
    {
        var (all, register) = Register();
        Assert.Equal(merged, string.Join(' ', register.MergedFrom(all[code]).Select(one => one.Code)));
    }

    [Fact]
    public void Every_new_code_of_the_same_place_is_followed_in_the_real_register()
    {
        var (all, register) = Register();
        Assert.Equal("E08000037", register.Current(all["E08000020"]).Code);
        Assert.Equal("E06000057", register.Current(all["E06000048"]).Code);
        Assert.Equal(50, all.Values.Count(one => register.Previous(one) is not null));
        Assert.Null(register.Previous(all["E06000059"]));
    }

    [Fact]
    public void Areas_of_one_layer_lie_side_by_side()
    {
        Assert.True(AreaTier.AreSideBySide(["E06000063", "E07000026"]));
        Assert.True(AreaTier.AreSideBySide(["E06000063", "e10000006", "E08000037"]));
        Assert.False(AreaTier.AreSideBySide(["E07000026", "E10000006"]));
        Assert.False(AreaTier.AreSideBySide(["E05001067", "E08000037"]));
        Assert.True(AreaTier.AreSideBySide(["inner-west", "central"]));
    }

    private static (Dictionary<string, Breakdown> All, Succession Register) Register()
    {
        var all = File.ReadLines(CommandLine.Repository("samples", "ons", "areas.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => new Breakdown(cells[0], BreakdownKind.Area, default, [], [], cells[^1].Split(';', StringSplitOptions.RemoveEmptyEntries)));
        return (all, new Succession(all.Values));
    }

    [Fact]
    public void A_circle_stored_long_ago_does_not_hang_it()
    {
        var circle = new Succession([Area("a", "b"), Area("b", "a")]);
        Assert.Contains(circle.Current(Area("a", "b")).Code, (string[])["a", "b"]);
        Assert.InRange(circle.Line(Area("a", "b")).Count, 1, 2);
    }

    // The registered ones carry their successors; the tests name them only.
    private static string[] Of(string code) => code switch
    {
        "E08000020" => [code, "E08000037"],
        "first" => [code, "second"],
        "E07000026" => [code, "E06000063"],
        "split" => [code, "half", "other-half"],
        "whole" => [code, "joined"],
        "gone" => [code, "never-registered"],
        _ => [code],
    };

    private static Breakdown Area(params string[] codes) => new(codes[0], BreakdownKind.Area, default, [], [], codes[1..]);
}
