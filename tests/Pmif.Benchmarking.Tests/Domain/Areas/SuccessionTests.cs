using Pmif.Benchmarking.Domain.Areas;

namespace Pmif.Benchmarking.Tests.Domain.Areas;

public sealed class SuccessionTests
{
    private static readonly Succession Known = new(
    [
        Place("E08000020", "E08000037"), Place("E08000037"),
        Place("E07000026", "E06000063"), Place("E07000028", "E06000063"), Place("E06000063"),
        Place("X1", "X2"), Place("X2", "X3"), Place("X3"),
        Place("R1", "R2"), Place("R2", "R1"),
    ]);

    [Fact]
    public void An_old_code_reads_as_the_one_in_use() => Assert.Equal("E08000037", Known.Current("E08000020"));

    [Fact]
    public void Several_changes_are_followed_to_the_last() => Assert.Equal("X3", Known.Current("X1"));

    [Fact]
    public void A_code_that_nothing_came_after_stays() => Assert.Equal("E92000001", Known.Current("E92000001"));

    [Fact]
    public void A_value_goes_with_its_place_to_a_new_code() => Assert.Equal("E08000037", Known.ForValues("E08000020"));

    [Fact]
    public void The_value_of_one_part_is_not_the_value_of_what_it_was_merged_into()
    {
        Assert.Equal("E06000063", Known.Current("E07000026"));
        Assert.Equal("E07000026", Known.ForValues("E07000026"));
    }

    [Fact]
    public void A_ring_of_successors_ends() => Assert.Contains(Known.Current("R1"), new[] { "R1", "R2" });

    private static Area Place(string code, string? successor = null) => new(code, code, "district", null, null, successor);
}
