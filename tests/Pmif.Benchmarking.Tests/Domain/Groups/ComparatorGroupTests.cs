using Pmif.Benchmarking.Domain.Groups;

namespace Pmif.Benchmarking.Tests.Domain.Groups;

public sealed class ComparatorGroupTests
{
    private static readonly ComparatorGroup Good = new("near", 1, "Nearest", "ONS", new(2025, 4, 1), ["E08000037", "E08000038"], DateTimeOffset.UnixEpoch, "x");

    [Fact]
    public void A_group_with_a_name_and_members_is_right() => Assert.Null(Good.Problem());

    [Fact]
    public void The_order_of_members_is_part_of_what_a_group_says()
    {
        Assert.True(Good.SaysTheSameAs(Good with { Version = 2, Members = ["E08000037", "E08000038"] }));
        Assert.False(Good.SaysTheSameAs(Good with { Members = ["E08000038", "E08000037"] }));
    }

    public static TheoryData<string, ComparatorGroup> Wrong => new()
    {
        { "A code has", Good with { Code = "a/b" } },
        { "has a name", Good with { Name = " " } },
        { "1 to 1000 members", Good with { Members = [] } },
        { "'nowhere' is not written", Good with { Members = ["nowhere"] } },
        { "'E08000037' is named twice", Good with { Members = ["E08000037", "E08000037"] } },
        { "A member is an area code", Good with { Members = [null!] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Says_what_is_wrong_with_a_group(string problem, ComparatorGroup group) => Assert.Contains(problem, group.Problem(), StringComparison.Ordinal);
}
