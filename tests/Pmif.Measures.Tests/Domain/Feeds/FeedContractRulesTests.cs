using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Tests.Domain.Feeds;

public sealed class FeedContractRulesTests
{
    private static readonly FeedContract Sound = new() { Code = "hr-monthly", Name = "HR", Source = "hr", Measures = ["HR01"], Frequency = Frequency.Monthly };

    [Fact]
    public void Finds_nothing_wrong_with_a_sound_contract() => Assert.Null(FeedContractRules.FirstBreach(Sound));

    public static TheoryData<FeedContract> AtTheBounds => new(
        Sound with { Owner = new string('x', 500) },
        Sound with { Measures = [.. Enumerable.Range(1, 1_000).Select(number => $"HR{number}")] },
        Sound with { DeadlineDays = 0 }, Sound with { DeadlineDays = 3_650 },
        Sound with { ExpectedRows = new(0, 0) }, Sound with { ExpectedRows = new(Least: 0) }, Sound with { ExpectedRows = new(Most: 0) }, Sound with { ExpectedRows = new(5, 5) },
        Sound with { EffectiveFrom = new(1990, 1, 1) }, Sound with { EffectiveFrom = new(2200, 12, 31) },
        Sound with { Jump = new(0.1m, 0.1m, LeastPoints: 1) }, Sound with { Jump = new(50, LeastPoints: 100) });

    [Theory]
    [MemberData(nameof(AtTheBounds))]
    public void What_just_reaches_a_bound_is_sound(FeedContract contract) => Assert.Null(FeedContractRules.FirstBreach(contract));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(15, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Rows_are_held_to_both_bounds(long rows, bool holds) => Assert.Equal(holds, new RowBounds(10, 20).Holds(rows));

    [Fact]
    public void A_bound_that_is_not_given_holds_everything() => Assert.True(new RowBounds(Least: 10).Holds(long.MaxValue) && new RowBounds(Most: 20).Holds(0));

    public static TheoryData<string, FeedContract> Broken => new()
    {
        { "measures.feed-code-invalid", Sound with { Code = "a code" } },
        { "measures.feed-text-invalid", Sound with { Owner = new string('x', 501) } },
        { "measures.feed-text-invalid", Sound with { Name = "two\nlines" } },
        { "measures.feed-text-invalid", Sound with { Contact = null! } },
        { "measures.feed-source-missing", Sound with { Source = " " } },
        { "measures.feed-measures-invalid", Sound with { Measures = [] } },
        { "measures.feed-measures-invalid", Sound with { Measures = null! } },
        { "measures.feed-measures-invalid", Sound with { Measures = ["HR01", null!] } },
        { "measures.feed-measures-invalid", Sound with { Measures = ["HR01", "hr01"] } },
        { "measures.feed-deadline-invalid", Sound with { DeadlineDays = -1 } },
        { "measures.feed-deadline-invalid", Sound with { DeadlineDays = 3_651 } },
        { "measures.feed-expected-rows-invalid", Sound with { ExpectedRows = new() } },
        { "measures.feed-expected-rows-invalid", Sound with { ExpectedRows = new(5, 4) } },
        { "measures.feed-expected-rows-invalid", Sound with { ExpectedRows = new(-1) } },
        { "measures.feed-measures-invalid", Sound with { Measures = [.. Enumerable.Range(1, 1_001).Select(number => $"HR{number}")] } },
        { "measures.feed-expected-rows-invalid", Sound with { ExpectedRows = new(Most: -1) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new() } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(Absolute: 0) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(50, LeastPoints: 101) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(0) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(50, -1) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(50, LeastPoints: 0) } },
        { "measures.feed-effective-from-invalid", Sound with { EffectiveFrom = new(1, 1, 1) } },
        { "measures.feed-effective-from-invalid", Sound with { EffectiveFrom = new(1989, 12, 31) } },
        { "measures.feed-effective-from-invalid", Sound with { EffectiveFrom = new(2201, 1, 1) } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Names_the_first_rule_that_is_broken(string code, FeedContract contract) => Assert.Equal(code, FeedContractRules.FirstBreach(contract)?.Code);
}
