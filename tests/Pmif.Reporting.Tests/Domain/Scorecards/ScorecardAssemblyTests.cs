using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Tests.Domain.Scorecards;

public sealed class ScorecardAssemblyTests
{
    [Fact]
    public void Shows_a_measure_without_data_as_no_data()
    {
        var cell = Assert.Single(ScorecardAssembly.Of(Given.Layout, "", Given.Day, [Given.Placed("HR01", null)]).Cells);

        Assert.Equal(Rag.NoData, cell.Rag);
        Assert.Null(cell.Value);
        Assert.Null(cell.Display);
        Assert.Empty(cell.Spark);
        Assert.Equal(0, cell.Revision);
    }

    [Theory]
    [InlineData("2025-04-14", Rag.NotDue)]
    [InlineData("9999-12-31", Rag.NotDue)]
    [InlineData("2025-04-13", Rag.Overdue)]
    public void Says_of_a_measure_that_never_had_a_value_whether_one_was_due(string firstDue, Rag rag)
    {
        var placed = Given.Placed("HR01", null) with { FirstDue = DateOnly.Parse(firstDue, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(rag, Assert.Single(ScorecardAssembly.Of(Given.Layout, "", Given.Day, [placed]).Cells).Rag);
    }

    [Fact]
    public void Names_a_measure_that_is_not_defined_yet_by_its_code()
    {
        var cell = Assert.Single(ScorecardAssembly.Of(Given.Layout, "", Given.Day, [Given.Placed("HR01", Rag.Green) with { Definition = null }]).Cells);

        Assert.Equal("HR01", cell.Name);
        Assert.Equal("9", cell.Display);
    }

    [Fact]
    public void Counts_a_measure_in_each_group_that_shows_it_but_once_in_all()
    {
        var scorecard = ScorecardAssembly.Of(Given.Layout, "", Given.Day,
            [Given.Placed("HR01", Rag.Red, group: "employees"), Given.Placed("HR02", Rag.Green, group: "employees"), Given.Placed("HR01", Rag.Red, group: "finance")]);

        Assert.Equal(new StatusCounts(Green: 1, Red: 1), scorecard.Groups[0].Counts);
        Assert.Equal(new StatusCounts(Red: 1), scorecard.Groups[1].Counts);
        Assert.Equal(new StatusCounts(Green: 1, Red: 1), scorecard.Counts);
    }

    [Fact]
    public void Shows_a_group_without_measures()
    {
        var scorecard = ScorecardAssembly.Of(Given.Layout, "", Given.Day, [new("external", "External assessment", "perspective", null, null, null, null)]);

        Assert.Empty(Assert.Single(scorecard.Groups).Measures);
        Assert.Equal(new StatusCounts(), scorecard.Counts);
    }

    [Fact]
    public void Is_as_of_its_latest_change()
    {
        var scorecard = ScorecardAssembly.Of(Given.Layout, "", Given.Day, [Given.Placed("HR01", Rag.Red, position: 30), Given.Placed("HR02", Rag.Red, position: 20)]);

        Assert.Equal(Given.Noon.AddMinutes(30), scorecard.AsOf);
        Assert.Equal(30, scorecard.Position);
    }

    [Fact]
    public void Keeps_gaps_in_the_small_chart() =>
        Assert.Equal([null, 9.44m], Assert.Single(ScorecardAssembly.Of(Given.Layout, "", Given.Day, [Given.Placed("HR01", Rag.Red)]).Cells).Spark);

    [Fact]
    public void Draws_the_small_chart_with_two_places_more_than_are_printed()
    {
        var revision = Given.Revision(Rag.Red, 7) with { Recent = [new(Period.FinancialQuarter(2024, 4), 11.002752654345m, null, null, ValueFlag.None, Rag.Red)] };
        var placed = Given.Placed("HR01", Rag.Red) with { Cell = new(revision, Given.Noon, 20) };

        Assert.Equal([11.003m], Assert.Single(ScorecardAssembly.Of(Given.Layout, "", Given.Day, [placed]).Cells).Spark);
    }

    [Fact]
    public void An_earlier_state_keeps_only_the_benchmark_of_its_own_period()
    {
        var period = Period.FinancialQuarter(2024, 4);
        var earlier = new Recorded<CellRevision>(Given.Revision(Rag.Red, 3), Given.Noon, 0);
        var placed = Given.Placed("HR01", Rag.Green) with { Benchmark = new(new CellBenchmark("g", "G", 5, 21, 2, period), Given.Noon, 9) };

        Assert.NotNull(placed.At(earlier).Benchmark);
        Assert.Null((placed with { Benchmark = new(placed.Benchmark!.Fact! with { Period = period.Next() }, Given.Noon, 9) }).At(earlier).Benchmark);
        Assert.Null(placed.At(null).Benchmark);
    }
}
