using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Pmif.Measures.Tests.Features.Recompute;

/// <summary>Whatever is done to measures, one change after another, comes out as if everything had been worked out from nothing.</summary>
public sealed class RecomputeProperties(MeasuresFixture fixture)
{
    private sealed record Council(string Part, string Whole, string Old, string New, string Rate)
    {
        public string[] All => [Part, Whole, Old, New, Rate];

        public List<string> Submissions { get; } = [];
    }

    private abstract record Step(string Text);

    private sealed record Push(int Measure, int Month, string Value) : Step($"push {Measure} {Month} {Value}");

    private sealed record Undo(int Nth) : Step($"undo {Nth}");

    private sealed record Targets(int Measure, decimal Value, string Rule, bool Reason, bool Later) : Step($"targets {Measure} {Value} {Rule} {Reason} {Later}");

    private sealed record Override(int Measure, int Month, string Rag) : Step($"override {Measure} {Month} {Rag}");

    private sealed record Revise(int Measure) : Step($"revise {Measure}");

    private sealed record Rebase(int Measure, int Month) : Step($"rebase {Measure} {Month}");

    private sealed record Define(int Measure, string Polarity, bool Reason) : Step($"define {Measure} {Polarity} {Reason}");

    private static readonly Gen<int> AnyMeasure = Gen.Choose(0, 3);

    // Few, so that months follow one another and meet again a year later.
    private static readonly Gen<int> AnyMonth = Gen.Elements(0, 1, 2, 12, 13, 14);
    private static readonly Gen<bool> Either = Gen.Elements(true, false);

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (8, from measure in AnyMeasure from month in AnyMonth from value in Gen.Elements("1", "2.50", "9", "10", "10.0", "12.25", "[x]", "[c]") select (Step)new Push(measure, month, value)),
        (2, from nth in Gen.Choose(0, 5) select (Step)new Undo(nth)),
        (3, from measure in AnyMeasure from value in Gen.Elements(2m, 9m, 10m, 12m) from rule in Gen.Elements("within-tolerance", "if-improved") from reason in Either from later in Either
            select (Step)new Targets(measure, value, rule, reason, later)),
        (2, from measure in AnyMeasure from month in AnyMonth from rag in Gen.Elements("green", "amber", "red") select (Step)new Override(measure, month, rag)),
        (1, from measure in AnyMeasure select (Step)new Revise(measure)),
        (1, from measure in AnyMeasure from month in AnyMonth select (Step)new Rebase(measure, month)),
        (1, from measure in AnyMeasure from polarity in Gen.Elements("higher", "lower") from reason in Either select (Step)new Define(measure, polarity, reason)));

    [Fact]
    public void Change_by_change_comes_out_as_from_nothing() =>
        Prop.ForAll(AnyStep.NonEmptyListOf().ToArbitrary(), steps => Task.Run(() => Holds(steps)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithStartSize(10).WithEndSize(40));

    private async Task Holds(IList<Step> steps)
    {
        var (part, whole, old) = (await fixture.DefineMeasure(), await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var council = new Council(part, whole, old, await fixture.DefineMeasure(new { replaces = old }), await fixture.DefineComposite(part, whole));
        // Out of reach, so that amber or red hangs on last year's figure.
        foreach (var measure in council.All)
            await Send("PUT", $"measures/{measure}/targets", new
            {
                tolerance = new { unit = "relative", amount = 10 }, amberRule = "if-improved", targets = new[] { new { period = "2023-04-01/P3Y", value = 50 } },
            });
        foreach (var step in steps)
            await Do(council, step);
        foreach (var measure in council.All)
        {
            var answer = await fixture.Administrator.PostAsync($"/v1/measures/{measure}/recompute?check=true", null);
            var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.True(report["first"] is JsonArray { Count: 0 }, $"{report.ToJsonString()} after {string.Join(", ", steps.Select(one => one.Text))}");
        }
    }

    private Task Do(Council council, Step step) => step switch
    {
        Push push => Submit(council, push),
        Undo undo when council.Submissions.Count > 0 => Send("POST", $"submissions/{council.Submissions[undo.Nth % council.Submissions.Count]}/revert", new { reason = "undone" }),
        Targets targets => Send("PUT", $"measures/{council.All[targets.Measure]}/targets", new
        {
            tolerance = new { unit = "relative", amount = 10 }, amberRule = targets.Rule, reason = targets.Reason ? "a reason" : null, effectiveFrom = targets.Later ? "2025-01-01" : null,
            targets = new[] { new { period = "2023-04-01/P3Y", value = targets.Value } },
        }),
        Override given => Send("POST", $"measures/{council.All[given.Measure]}/ratings/override", new { period = Iso(given.Month), rag = given.Rag, reason = "a reason" }),
        Revise revise => Send("POST", $"measures/{council.All[revise.Measure]}/ratings/revise", new { from = "2024-06-01", reason = "a reason" }),
        Rebase rebase => Send("POST", $"measures/{council.All[rebase.Measure]}/spc/rebase", new { period = Iso(rebase.Month), reason = "a reason" }),
        Define define => Send("PUT", $"measures/{council.All[define.Measure]}{(define.Reason ? "?reason=why" : "")}",
            new { source = "hr", name = "A measure", polarity = define.Polarity, replaces = define.Measure == 3 ? council.Old : "" }),
        _ => Task.CompletedTask,
    };

    private async Task Submit(Council council, Push push)
    {
        var receipt = await fixture.Push($"measure,period,value\n{council.All[push.Measure]},{Iso(push.Month)},{push.Value}\n");
        council.Submissions.Add((string?)receipt["id"] ?? throw new InvalidOperationException(receipt.ToJsonString()));
    }

    // What a step is refused, such as an override of a value that is not there, changes nothing.
    private async Task Send(string method, string address, object body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v1/{address}") { Content = JsonContent.Create(body) };
        using var answer = await fixture.Administrator.SendAsync(request);
        Assert.True((int)answer.StatusCode < 500, $"{address}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Iso(int month) => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2023, 4, 1).AddMonths(month):yyyy-MM-dd}/P1M");
}
