using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Tests.Domain.Scorecards;

public sealed class ScorecardChangesTests
{
    private static readonly Scorecard Scorecard = ScorecardAssembly.Of(Given.Layout, "", Given.Day,
    [
        Given.Placed("A", Rag.Red, 30, "one"), Given.Placed("B", Rag.Green, 20, "one"),
        Given.Placed("C", Rag.Amber, 30, "two"), Given.Placed("A", Rag.Red, 30, "two"), Given.Placed("D", null, group: "two"),
    ]);

    [Fact]
    public void Tells_what_is_later_in_the_order_of_change_and_each_cell_once() =>
        Assert.Equal(["B", "A", "C"], Measures(ScorecardChanges.Since(Scorecard, 10)));

    [Fact]
    public void Tells_nothing_to_who_has_it_all() => Assert.True(ScorecardChanges.Since(Scorecard, Scorecard.Position).IsEmpty);

    [Fact]
    public void A_reader_that_breaks_off_within_one_change_is_given_all_of_it_again()
    {
        var changes = ScorecardChanges.Since(Scorecard, 10);

        Assert.Equal([20, 29, 30], changes.Cells.Select(change => change.ResumeAfter));
        Assert.Equal(["A", "C"], Measures(ScorecardChanges.Since(Scorecard, changes.Cells[1].ResumeAfter)));
    }

    [Fact]
    public void Names_the_groups_that_show_the_cell() =>
        Assert.Equal(["one", "two"], ScorecardChanges.Since(Scorecard, 20).Cells[0].Groups.Select(group => group.Code));

    [Fact]
    public void Says_when_the_layout_is_new()
    {
        Assert.True(ScorecardChanges.Since(Scorecard, 9).LayoutChanged);
        Assert.False(ScorecardChanges.Since(Scorecard, 10).LayoutChanged);
    }

    private static IEnumerable<string> Measures(ScorecardChanges changes) => changes.Cells.Select(change => change.Cell.Measure);
}
