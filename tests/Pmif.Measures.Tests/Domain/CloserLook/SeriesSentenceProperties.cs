using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Variation;
using Pmif.Measures.Tests.Domain.Variation;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Tests.Domain.CloserLook;

/// <summary>Of random series: what the sentence claims, read from its words, is what the state says, and nothing besides.</summary>
public sealed class SeriesSentenceProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private sealed record Case(decimal?[] Values, MeasureDefinition Definition, decimal? Target, ValueFlag Flag, bool Intervals)
    {
        public override string ToString() => $"{string.Join(';', Values)} {Definition.Polarity} {Definition.ChangeTest.Method} {Definition.DirectionVersus} {Definition.TemporalType} {Target} {Flag} {Intervals}";
    }

    private static readonly Gen<Case> AnyCase =
        from quiet in Gen.Choose(-30, 30).Select(number => (decimal?)(50 + number / 10m)).ArrayOf().Resize(30)
        from late in Gen.OneOf(Gen.Constant(0), Gen.Choose(-12, 12))
        from missing in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from polarity in Gen.Elements(Enum.GetValues<Polarity>())
        from method in Gen.Elements(Enum.GetValues<ChangeTestMethod>())
        from versus in Gen.Elements(Enum.GetValues<DirectionVersus>())
        from type in Gen.Frequency((6, Gen.Constant(TemporalType.Rate)), (1, Gen.Constant(TemporalType.Rolling12)), (1, Gen.Constant(TemporalType.Cumulative)))
        from unit in Gen.Frequency((8, Gen.Constant("score")), (1, Gen.Constant(Units.YesNo)))
        from frequency in Gen.Elements(Frequency.Monthly, Frequency.Annual)
        from target in Gen.OneOf(Gen.Constant((decimal?)null), Gen.Choose(450, 550).Select(number => (decimal?)(number / 10m)))
        from flag in Gen.Frequency((6, Gen.Constant(ValueFlag.None)), (1, Gen.Elements(ValueFlag.Provisional, ValueFlag.Confidential, ValueFlag.Break)))
        from intervals in Gen.Elements(true, false)
        select new Case(
            [.. quiet.Select((value, i) => i == quiet.Length - 1 && missing ? null : i >= quiet.Length - 8 ? value + late : value)],
            new()
            {
                Polarity = polarity, Range = new(48, 52), Midpoint = 50, ChangeTest = new(method, 1), DirectionVersus = versus, TemporalType = type, Frequency = frequency, Unit = unit,
            }, target, flag, intervals);

    [Fact]
    public void Its_claims_are_the_facts() => Holds((facts, text) =>
    {
        var (state, change) = (facts.State, facts.Change);
        var silent = state.Value is null || state.Rag == Rag.Suppressed;
        var improved = change is ShownChange.ImprovedUp or ShownChange.ImprovedDown || state.Variation is Shown.ImprovementHigh or Shown.ImprovementLow;
        var worse = change is ShownChange.WorsenedUp or ShownChange.WorsenedDown || state.Variation is Shown.ConcernHigh or Shown.ConcernLow;
        var counted = facts.Definition.Unit == Units.YesNo;
        Says(text, "improvement", !silent && !counted && improved);
        Assert.Equal(!silent && !counted && worse, text.Contains("a concern", StringComparison.Ordinal) || text.Contains("for the worse", StringComparison.Ordinal));
        Says(text, "no clear change", !silent && !counted && change == ShownChange.NoClearChange);
        Says(text, "cannot be told", !silent && !counted && change == ShownChange.NotTested);
        Assert.Equal(!silent && state.Rag is Rag.Green or Rag.Blue, Has(text, "meets its target") || Has(text, "within its target range"));
        Assert.Equal(!silent && state.Rag is Rag.Amber or Rag.Red, Has(text, "misses its target") || Has(text, "outside its target range"));
        Says(text, "neither on nor off target", !silent && state.Rag is Rag.Baseline or Rag.Monitoring);
        Says(text, "process can be relied on", !silent && !counted && state.Assurance == Assurance.Pass && state.Rag is Rag.Green or Rag.Blue && !counted && state.Assurance == Assurance.Pass);
        Says(text, "goes on missing", !silent && !counted && state.Assurance == Assurance.Fail && (state.Rag is Rag.Amber or Rag.Red));
        Says(text, "unusually high", !silent && !counted && facts.Basis == VariationBasis.ControlChart && IsHigh(state.Variation));
        Says(text, "If things go on", !silent && OutlookSentence.Find(facts.Definition, state.Forecast) != Outlook.None);
    });

    [Fact]
    public void It_has_one_to_three_sentences_and_each_ends_well() => Holds((_, text) =>
    {
        Assert.InRange(text.Split(". ").Length, 1, 3);
        Assert.True(char.IsUpper(text[0]) && text[^1] == '.' && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal), text);
    });

    [Fact]
    public void A_figure_within_usual_variation_is_no_improvement_by_any_test_that_knows_no_noise() => Holds((facts, text) =>
    {
        if (facts.State.Variation == Shown.CommonCause && facts.Definition.ChangeTest.Method is ChangeTestMethod.Strict or ChangeTestMethod.Band)
            Assert.DoesNotContain("improvement", text, StringComparison.Ordinal);
    });

    [Fact]
    public void Flipping_the_polarity_flips_better_and_worse() => Prop.ForAll(AnyCase.Where(made => made.Definition.Polarity is Polarity.Higher or Polarity.Lower).ToArbitrary(), made =>
    {
        var flipped = made with { Definition = made.Definition with { Polarity = made.Definition.Polarity == Polarity.Higher ? Polarity.Lower : Polarity.Higher } };
        Assert.Equal(Flipped(FactsOf(made).Change), FactsOf(flipped).Change);
    }).Check(Many);

    private static void Holds(Action<SeriesFacts, string> property) => Prop.ForAll(AnyCase.ToArbitrary(), made =>
    {
        var facts = FactsOf(made);
        property(facts, SeriesSentence.Of(facts));
    }).Check(Many);

    private static SeriesFacts FactsOf(Case made)
    {
        var yearly = made.Definition.Frequency == Frequency.Annual;
        Period At(int i) => yearly ? Period.FinancialYear(1990 + i) : Months.At(i);
        var targets = made.Target is { } target ? new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 1), Targets = [new(At(made.Values.Length - 1), target)], Baseline = new(At(0), 50) } : null;
        SeriesPoint[] points = [.. made.Values.Select((value, i) =>
        {
            var flag = i == made.Values.Length - 1 ? made.Flag : ValueFlag.None;
            var status = PointStatus.OfReported(made.Definition, targets, At(i), value, flag);
            return new SeriesPoint(At(i), value, made.Intervals ? value - 1 : null, made.Intervals ? value + 1 : null, flag, status.Rag, status.Target);
        })];
        var state = SeriesStatus.Of(made.Definition, targets, points, 1, ChartMarks.None, _ => targets);
        return SeriesFacts.Of(made.Definition, targets, points, state, ChartMarks.None);
    }

    private static bool IsHigh(Shown variation) => variation is Shown.ImprovementHigh or Shown.ConcernHigh or Shown.NeutralHigh;

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);

    private static void Says(string text, string words, bool holds) => Assert.True(Has(text, words) == holds, $"'{words}' should {(holds ? "" : "not ")}be in: {text}");

    private static ShownChange Flipped(ShownChange change) => change switch
    {
        ShownChange.ImprovedUp => ShownChange.WorsenedUp,
        ShownChange.ImprovedDown => ShownChange.WorsenedDown,
        ShownChange.WorsenedUp => ShownChange.ImprovedUp,
        ShownChange.WorsenedDown => ShownChange.ImprovedDown,
        _ => change,
    };
}
