using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Breakdowns;

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

    [Fact]
    public void A_circle_stored_long_ago_does_not_hang_it()
    {
        var circle = new Succession([Area("a", "b"), Area("b", "a")]);
        Assert.Contains(circle.Current(Area("a", "b")).Code, (string[])["a", "b"]);
        Assert.InRange(circle.Line(Area("a", "b")).Count, 1, 2);
    }

    [Fact]
    public void A_place_that_took_in_another_is_the_same_place_no_longer()
    {
        var register = new Succession([Area("old", "new"), Area("neighbour", "new"), Area("new")]);
        Assert.Null(register.Previous(Area("new")));
        Assert.Equal("old", register.Current(Area("old", "new")).Code);
        Assert.Equal(["old", "neighbour"], register.MergedFrom(Area("new")).Select(one => one.Code).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_two_layers_that_became_one_place_none_is_told_unless_only_one_was_of_several_places()
    {
        Breakdown[] districts = [Area("E07000001", "E06000001"), Area("E07000002", "E06000001")];
        Assert.Equal(2, new Succession([.. districts, Area("E10000001", "E06000001"), Area("E06000001")]).MergedFrom(Area("E06000001")).Count);
        Assert.Empty(new Succession([.. districts, Area("E10000001", "E06000001"), Area("E10000002", "E06000001"), Area("E06000001")]).MergedFrom(Area("E06000001")));
        Assert.Equal(2, new Succession([.. districts, Area("E10000001", "E06000001", "elsewhere"), Area("E10000002", "E06000001"), Area("E06000001")]).MergedFrom(Area("E06000001")).Count);
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
