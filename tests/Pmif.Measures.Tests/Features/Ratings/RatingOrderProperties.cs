using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Pmif.Measures.Tests.Features.Ratings;

/// <summary>Ratings do not depend on the order in which values come in, and none that was given changes by itself.</summary>
public sealed class RatingOrderProperties(MeasuresFixture fixture)
{
    private sealed record Row(int Quarter, string Value)
    {
        public string Line(string measure) => string.Create(CultureInfo.InvariantCulture,
            $"{measure},{new DateOnly(2022, 4, 1).AddMonths(3 * Quarter):yyyy-MM-dd}/P3M,{Value}\n");
    }

    private static readonly Gen<Row[]> AnyRows =
        from rows in (from quarter in Gen.Choose(0, 11) from value in Gen.Elements("70", "80", "85", "89.9", "90", "95", "100", "[x]", "[c]") select new Row(quarter, value)).NonEmptyListOf()
        select rows.DistinctBy(row => row.Quarter).ToArray();

    [Fact]
    public void Ratings_and_state_do_not_depend_on_the_order_of_arrival() => Check(
        from rule in Gen.Elements("within-tolerance", "if-improved")
        from rows in AnyRows
        from shuffled in Gen.Shuffle(rows)
        select (rule, rows, shuffled),
        async made =>
        {
            var (whole, single) = (await Measure(made.rule), await Measure(made.rule));
            await fixture.Push($"measure,period,value\n{string.Concat(made.rows.Select(row => row.Line(whole)))}");
            foreach (var row in made.shuffled)
                await fixture.Push($"measure,period,value\n{row.Line(single)}");
            Assert.Equal(await Stands(whole, state: true), await Stands(single, state: true));
        });

    [Fact]
    public void Changing_targets_leaves_earlier_ratings_untouched() => Check(
        from rows in AnyRows
        from changes in (from target in Gen.Choose(60, 110) from rule in Gen.Elements("within-tolerance", "if-improved", "acceptable") from reason in Gen.Elements(true, false) select (target, rule, reason)).NonEmptyListOf()
        select (rows, changes: changes.Take(4).ToArray()),
        async made =>
        {
            var measure = await Measure("within-tolerance");
            await fixture.Push($"measure,period,value\n{string.Concat(made.rows.Select(row => row.Line(measure)))}");
            var before = (await Stands(measure, state: false)).Split('\n');
            foreach (var (target, rule, reason) in made.changes)
            {
                await fixture.SetTargets(measure, Targets(rule, target, reason ? "a reason" : null));
                var after = (await Stands(measure, state: false)).Split('\n');
                // Without a reason not even the latest.
                Assert.Equal(before[..^1], after[..^1]);
                if (!reason)
                    Assert.Equal(before[^1], after[^1]);
                before = after;
            }
        });

    private static void Check<T>(Gen<T> gen, Func<T, Task> holds) =>
        Prop.ForAll(gen.ToArbitrary(), made => Task.Run(() => holds(made)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithEndSize(14));

    private async Task<string> Measure(string rule)
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly" });
        await fixture.SetTargets(measure, Targets(rule, 100, null));
        return measure;
    }

    private static object Targets(string rule, int target, string? reason) => new
    {
        tolerance = new { unit = "relative", amount = 10 },
        amberRule = rule,
        reason,
        targets = new[] { new { period = "2022-04-01/P3Y", value = target, amber = rule == "acceptable" ? target - 10 : (int?)null } },
    };

    private Task<string> Stands(string measure, bool state) => fixture.Query<string>($"""
        select string_agg(concat_ws('|', c.period_start, c.value, c.rag, c.target, c.target_version), E'\n' order by c.period_start)
            {(state ? "|| max(concat_ws('|', s.period_start, s.value, s.target, s.rag, s.direction, s.movement, s.variation, s.assurance, s.forecast, s.rating))" : "")}
        from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id where m.code = $1
        """, measure);
}
