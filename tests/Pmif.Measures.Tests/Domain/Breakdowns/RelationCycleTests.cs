using Pmif.Measures.Domain.Breakdowns;

namespace Pmif.Measures.Tests.Domain.Breakdowns;

public sealed class RelationCycleTests
{
    [Fact]
    public void Finds_the_circle_and_not_the_way_to_it() =>
        Assert.Equal(["b", "c", "B"], RelationCycle.Find(Edges(("a", ["b"]), ("b", ["c"]), ("c", ["x", "B"])), ["a"]));

    [Fact]
    public void Two_ways_to_one_place_are_no_circle() =>
        Assert.Null(RelationCycle.Find(Edges(("a", ["b", "c"]), ("b", ["d"]), ("c", ["d"]), ("d", ["e"])), ["a", "b", "d"]));

    [Fact]
    public void A_chain_of_any_length_is_walked() =>
        Assert.Null(RelationCycle.Find(Enumerable.Range(0, 200_000).ToDictionary(i => $"{i}", i => (string[])[$"{i + 1}"], StringComparer.OrdinalIgnoreCase), ["0"]));

    private static Dictionary<string, string[]> Edges(params (string Code, string[] Others)[] edges) =>
        edges.ToDictionary(edge => edge.Code, edge => edge.Others, StringComparer.OrdinalIgnoreCase);
}
