using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Tests.Features.Submissions.Adapters;

namespace Pmif.Measures.Tests.Domain.Breakdowns;

public sealed class RegisteredAreasTests
{
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

    private static (Dictionary<string, Breakdown> All, Succession Register) Register()
    {
        var all = File.ReadLines(CommandLine.Repository("samples", "ons", "areas.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => new Breakdown(cells[0], BreakdownKind.Area, default, [], [], cells[^1].Split(';', StringSplitOptions.RemoveEmptyEntries)));
        return (all, new Succession(all.Values));
    }
}
