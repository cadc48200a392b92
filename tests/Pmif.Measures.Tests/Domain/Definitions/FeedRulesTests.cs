using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Tests.Domain.Definitions;

public sealed class FeedRulesTests
{
    private static readonly MeasureDefinition Sound = new() { Code = "HR01" };

    public static TheoryData<string?, MeasureDefinition> Cases => new()
    {
        { null, Sound with { Caveats = new string('x', 4_000) } },
        { "measures.text-too-long", Sound with { Caveats = new string('x', 4_001) } },
        { "measures.text-too-long", Sound with { Caveats = "a\0b" } },
        { null, Sound with { SourceUrl = "" } },
        { null, Sound with { SourceUrl = "http://www.gov.uk/statistics" } },
        { null, Sound with { SourceUrl = Address(2_000) } },
        { "measures.source-url-invalid", Sound with { SourceUrl = Address(2_001) } },
        { "measures.source-url-invalid", Sound with { SourceUrl = "ftp://www.gov.uk/statistics" } },
        { "measures.source-url-invalid", Sound with { SourceUrl = "statistics" } },
        { null, Sound with { Feeds = ["ons:Employment rate", "lgbf:CORP 6a"] } },
        { null, Sound with { Feeds = ["fingertips:" + new string('1', 489)] } },
        { "measures.feed-invalid", Sound with { Feeds = ["fingertips:" + new string('1', 490)] } },
        { "measures.feed-invalid", Sound with { Feeds = ["ons:A", "B"] } },
        { "measures.feed-invalid", Sound with { Feeds = ["ons:A", "ons:a"] } },
        { null, Sound with { Feeds = Feeds(100) } },
        { "measures.feed-invalid", Sound with { Feeds = Feeds(101) } },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Names_the_rule_that_is_broken(string? code, MeasureDefinition definition) => Assert.Equal(code, FeedRules.FirstBreach(definition)?.Code);

    private static string Address(int length) => "https://www.gov.uk/".PadRight(length, 'x');

    private static string[] Feeds(int count) => [.. Enumerable.Range(1, count).Select(number => $"ons:{number}")];
}
