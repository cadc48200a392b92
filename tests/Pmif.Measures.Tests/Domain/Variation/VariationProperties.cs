using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;
using Found = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Tests.Domain.Variation;

public sealed class VariationProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Scaling_the_unit_scales_the_lines_and_changes_no_mark() => Holds((values, settings) =>
        Enumerable.SequenceEqual(Of(values, settings).Points.Select(point => (point.Mean * 4, point.Lower * 4, point.Upper * 4, point.NearUpper * 4, point.MovingRange * 4, point.Rule)),
            Of([.. values.Select(value => value * 4)], settings).Points.Select(point => (point.Mean, point.Lower, point.Upper, point.NearUpper, point.MovingRange, point.Rule)), Close));

    [Fact]
    public void Shifting_the_values_shifts_the_lines_and_changes_no_mark() => Holds((values, settings) =>
        Enumerable.SequenceEqual(Of(values, settings).Points.Select(point => (point.Mean + 64, point.Lower + 64, point.Upper + 64, point.NearUpper + 64, point.MovingRange, point.Rule)),
            Of([.. values.Select(value => value + 64)], settings).Points.Select(point => (point.Mean, point.Lower, point.Upper, point.NearUpper, point.MovingRange, point.Rule)), Close));

    [Fact]
    public void Turning_the_values_upside_down_turns_the_marks() => Holds((values, settings) =>
        Of(values, settings).Points.Select(point => Turned(point.Rule)).SequenceEqual(Of([.. values.Select(value => -value)], settings).Points.Select(point => point.Rule)));

    [Fact]
    public void Flipping_the_polarity_flips_improvement_and_concern() => Holds((values, settings) =>
    {
        var (up, down) = (Of(values, settings), Of(values, settings, Polarity.Lower));
        return up.Points.Select(point => Flipped(point.Meaning)).SequenceEqual(down.Points.Select(point => point.Meaning)) && Flipped(up.Variation) == down.Variation;
    });

    [Fact]
    public void Chart_and_state_never_disagree() => Holds((values, settings) =>
    {
        var definition = new MeasureDefinition { Spc = settings };
        var (chart, state) = (Of(values, settings), SeriesStatus.Of(definition, null, Months.Of(values), 1));
        return (chart.Variation, chart.Assurance) == (state.Variation, state.Assurance)
            && (values.Length < ProcessState.FewestPoints || chart.Points[^1].Meaning == MeaningOf(state.Variation));
    });

    [Fact]
    public void Ghosting_nothing_and_rebasing_at_the_first_period_change_nothing() => Holds((values, settings) =>
    {
        var (plain, marked) = (Of(values, settings), ControlChart.Of(Months.Of(values), new() { Spc = settings }, new([Months.At(0)], [Months.At(-1)])));
        return plain.Points.SequenceEqual(marked.Points) && plain.Variation == marked.Variation;
    });

    [Fact]
    public void What_lies_before_a_rebase_does_not_matter_after_it() => Holds((values, settings) =>
        ControlChart.Of(Months.Of([500, 3, .. values]), new() { Spc = settings }, new([Months.At(2)], [])).Points.Skip(2).Select(point => (point.Mean, point.Upper, point.Rule))
            .SequenceEqual(Of(values, settings).Points.Select(point => (point.Mean, point.Upper, point.Rule))));

    // Values that drift, so that runs and trends reach the latest one and go far back.
    [Fact]
    public void The_latest_mark_is_the_last_of_all_marks() => Holds((steps, settings) =>
    {
        var values = steps.Select((step, i) => steps[i / 8] + Math.Round(step / 5) + i / 8 * (i % 2)).ToArray();
        decimal[][] series = [steps, values, [.. values.Order()], [.. values.OrderDescending()], [.. steps[..(steps.Length / 2)], .. values.Order()]];
        return Array.TrueForAll(series, one =>
        {
            var (lines, marks) = (ChartLines.Of(one, settings), new SpecialCause[one.Length]);
            SpecialCauses.Mark(one, lines, settings, marks);
            return SpecialCauses.OfLatest(one, lines, settings) == marks[^1];
        });
    });

    private static void Holds(Func<decimal[], SpcSettings, bool> property) => Prop.ForAll(
        (from values in Gen.Choose(-40, 40).Select(value => value / 4m).ArrayOf().Where(values => values.Length > 0)
         from screen in Gen.Elements(true, false)
         from kind in Gen.Elements(ControlChartKind.Xmr, ControlChartKind.Run)
         from fix in Gen.Elements<int?>(null, 12)
         from shift in Gen.Choose(5, 8)
         from trend in Gen.Choose(5, 8)
         select (values, new SpcSettings { ScreenOutliers = screen, Chart = kind, FixAfterN = fix, ShiftPoints = shift, TrendPoints = trend })).ToArbitrary(),
        made => property(made.values, made.Item2)).Check(Many);

    private static ControlChart Of(decimal[] values, SpcSettings settings, Polarity polarity = Polarity.Higher) =>
        ControlChart.Of(Months.Of(values), new() { Spc = settings, Polarity = polarity }, ChartMarks.None);

    private static readonly IEqualityComparer<(decimal?, decimal?, decimal?, decimal?, decimal?, SpecialCause)> Close =
        EqualityComparer<(decimal? A, decimal? B, decimal? C, decimal? D, decimal? E, SpecialCause Rule)>.Create(
            (one, other) => Near(one.A, other.A) && Near(one.B, other.B) && Near(one.C, other.C) && Near(one.D, other.D) && Near(one.E, other.E) && one.Rule == other.Rule);

    private static bool Near(decimal? one, decimal? other) => one is { } a && other is { } b ? Math.Abs(a - b) < 1e-18m : one is null && other is null;

    private static SpecialCause Turned(SpecialCause rule) => rule switch
    {
        SpecialCause.AboveLimit => SpecialCause.BelowLimit,
        SpecialCause.BelowLimit => SpecialCause.AboveLimit,
        SpecialCause.TrendUp => SpecialCause.TrendDown,
        SpecialCause.TrendDown => SpecialCause.TrendUp,
        SpecialCause.ShiftAbove => SpecialCause.ShiftBelow,
        SpecialCause.ShiftBelow => SpecialCause.ShiftAbove,
        _ => rule,
    };

    private static Meaning Flipped(Meaning meaning) => meaning switch { Meaning.Improvement => Meaning.Concern, Meaning.Concern => Meaning.Improvement, _ => meaning };

    private static Found Flipped(Found variation) => variation switch
    {
        Found.ImprovementHigh => Found.ConcernHigh,
        Found.ImprovementLow => Found.ConcernLow,
        Found.ConcernHigh => Found.ImprovementHigh,
        Found.ConcernLow => Found.ImprovementLow,
        _ => variation,
    };

    private static Meaning MeaningOf(Found variation) => variation switch
    {
        Found.ImprovementHigh or Found.ImprovementLow => Meaning.Improvement,
        Found.ConcernHigh or Found.ConcernLow => Meaning.Concern,
        _ => Meaning.CommonCause,
    };
}
