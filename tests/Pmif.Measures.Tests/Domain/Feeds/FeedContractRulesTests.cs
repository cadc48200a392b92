using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Tests.Domain.Feeds;

public sealed class FeedContractRulesTests
{
    private static readonly FeedContract Sound = new() { Code = "hr-monthly", Name = "HR", Source = "hr", Measures = ["HR01"], Frequency = Frequency.Monthly };

    [Fact]
    public void Finds_nothing_wrong_with_a_sound_contract() => Assert.Null(FeedContractRules.FirstBreach(Sound));

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
        { "measures.feed-jump-invalid", Sound with { Jump = new() } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(0) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(50, -1) } },
        { "measures.feed-jump-invalid", Sound with { Jump = new(50, LeastPoints: 0) } },
        { "measures.feed-effective-from-invalid", Sound with { EffectiveFrom = new(1, 1, 1) } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Names_the_first_rule_that_is_broken(string code, FeedContract contract) => Assert.Equal(code, FeedContractRules.FirstBreach(contract)?.Code);
}
