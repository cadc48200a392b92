using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>What holds of every submission, on rows that FsCheck makes up, in the real database.</summary>
public sealed class MergeProperties(MeasuresFixture fixture)
{
    private const int Months = 8;

    /// <summary>One value as a feed gives it.</summary>
    internal sealed record Row(int Month, string Value, string Flag, string Note)
    {
        public string Line(string measure) => string.Create(CultureInfo.InvariantCulture, $"{measure},2024-{Month:00},{Value},{Flag},{Note}\n");
    }

    private static readonly Gen<Row> AnyRow =
        from month in Gen.Choose(1, Months)
        from value in Gen.Elements("1", "2", "3.5", "9", "12.25", "[x]", "..", "")
        from flag in Gen.Elements("", "", "p", "r", "e")
        from note in Gen.Elements("", "", "a note", "another")
        select new Row(month, value, flag, note);

    // No value twice in one submission: of such rows the first stands, so there order does matter.
    private static readonly Gen<Row[]> AnySubmission =
        from rows in AnyRow.NonEmptyListOf()
        select rows.DistinctBy(row => row.Month).ToArray();

    [Fact]
    public void Neither_the_order_of_rows_nor_the_cut_of_a_file_matters_and_the_same_again_changes_nothing() => Check(
        from history in AnySubmission
        from rows in AnySubmission
        from shuffled in Gen.Shuffle(rows)
        from parts in Gen.Choose(0, 2).ListOf(rows.Length)
        select (history, rows, shuffled, cut: rows.Zip(parts).GroupBy(pair => pair.Second).Select(part => part.Select(pair => pair.First).ToArray()).ToArray()),
        async sent =>
        {
            var (plain, other, cut) = (await Measure(), await Measure(), await Measure());
            await Push(plain, sent.history);
            await Push(plain, sent.rows);
            await Push(other, [.. sent.history.Reverse()]);
            await Push(other, sent.shuffled);
            await Push(cut, sent.history);
            foreach (var part in sent.cut)
                await Push(cut, part);
            var stands = await Stands(plain);
            Assert.Equal(stands, await Stands(other));
            Assert.Equal(stands, await Stands(cut));

            var revisions = await Revisions(plain);
            var again = await Push(plain, sent.rows);
            Assert.Equal((sent.rows.Length, 0, 0, sent.rows.Length, 0), Counts(again));
            Assert.Equal(revisions, await Revisions(plain));
        });

    [Fact]
    public void Undoing_submissions_from_the_last_to_the_first_goes_back_through_all_that_stood() => Check(
        AnySubmission.NonEmptyListOf().Select(submissions => submissions.Take(4).ToArray()),
        async submissions =>
        {
            var measure = await Measure();
            var (receipts, stood) = (new List<JsonNode>(), new List<string> { await Stands(measure) });
            foreach (var rows in submissions)
            {
                receipts.Add(await Push(measure, rows));
                stood.Add(await Stands(measure));
            }
            for (var last = submissions.Length - 1; last >= 0; last--)
            {
                await Revert(receipts[last]);
                Assert.Equal(stood[last], await Stands(measure));
            }
        });

    [Fact]
    public void Undoing_in_any_order_leaves_what_the_others_alone_would_have_made() => Check(
        // Each with notes of its own: a row that repeats what stands writes nothing, and goes with the one that wrote it.
        from submissions in AnySubmission.NonEmptyListOf().Select(list => list.Take(3).Select((rows, number) => rows.Select(row => row with { Note = $"of {number}" }).ToArray()).ToArray())
        from order in Gen.Shuffle(Enumerable.Range(0, submissions.Length).ToArray())
        from count in Gen.Choose(1, submissions.Length)
        select (submissions, undone: order.Take(count).ToArray()),
        async sent =>
        {
            var (measure, others) = (await Measure(), await Measure());
            var receipts = new List<JsonNode>();
            foreach (var rows in sent.submissions)
                receipts.Add(await Push(measure, rows));
            foreach (var undone in sent.undone)
                await Revert(receipts[undone]);
            foreach (var rows in sent.submissions.Where((_, number) => !sent.undone.Contains(number)))
                await Push(others, rows);
            Assert.Equal(await Stands(others), await Stands(measure));
        });

    private static void Check<T>(Gen<T> gen, Func<T, Task> holds) =>
        Prop.ForAll(gen.ToArbitrary(), made => Task.Run(() => holds(made)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithEndSize(12));

    private async Task<string> Measure()
    {
        var measure = await fixture.DefineMeasure(new { polarity = "lower" });
        await fixture.SetTargets(measure, new { tolerance = new { unit = "relative", amount = 10 }, targets = new[] { new { period = "2023-04-01/P1Y", value = 4 }, new { period = "2024-04-01/P1Y", value = 3 } } });
        return measure;
    }

    private Task<JsonNode> Push(string measure, Row[] rows) => fixture.Push($"measure,period,value,flag,note\n{string.Concat(rows.Select(row => row.Line(measure)))}");

    private async Task Revert(JsonNode receipt)
    {
        var answer = await fixture.Hr.PostAsJsonAsync($"/v1/submissions/{receipt["id"]}/revert", new { reason = "a trial" });
        var text = await answer.Content.ReadAsStringAsync();
        // What changed nothing cannot be undone, and need not be.
        Assert.True(answer.StatusCode == HttpStatusCode.OK || (string?)JsonNode.Parse(text)!["code"] == "measures.not-revertible", text);
    }

    /// <summary>All that anyone can see of the measure, but for revisions and times.</summary>
    private Task<string> Stands(string measure) => fixture.Query<string>("""
        select coalesce((select string_agg(concat_ws('|', c.period_start, coalesce(c.value::text, '-'), coalesce(c.flag, '-'), coalesce(c.note, '-'), c.rag, coalesce(c.target::text, '-')), E'\n' order by c.period_start)
                from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id where m.code = $1 and c.flag is distinct from 'withdrawn'), 'nothing')
            || E'\nstate ' || coalesce((select concat_ws('|', coalesce(s.period_start::text, '-'), coalesce(s.value::text, '-'), coalesce(s.target::text, '-'), s.rag, s.direction, coalesce(s.movement, '-'), s.variation, s.assurance)
                from series s join measures m on m.id = s.measure_id where m.code = $1 and (s.period_start is not null or s.rag <> 'no-data')), 'none')
        """, measure);

    private Task<string> Revisions(string measure) => fixture.Query<string>("""
        select string_agg(concat_ws('|', c.period_start, c.revision, c.submission_id, c.recorded_at, s.revision), E'\n' order by c.period_start)
        from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id where m.code = $1
        """, measure);
}
