using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>Whether a gap is more than chance, as a word and as the name of its mark.</summary>
public sealed record GapVerdict(string Mark, string Text);

/// <summary>A gap between groups in plain words: what the figures show, and what they do not.</summary>
public static class GapWords
{
    private const int Several = 3;

    /// <summary>What the groups have in common, as a heading.</summary>
    /// <param name="gap">The gap.</param>
    /// <param name="name">The name of their parent; "" where they have none.</param>
    public static string Set(Gap gap, string name) => name.Length > 0 && gap.Kind != "area" ? name : BehindWords.Set(new() { Kind = gap.Kind, Set = gap.Set });

    /// <summary>Beyond chance where the interval leaves zero out, too close to call where it holds zero, not tested where there is none.</summary>
    public static GapVerdict Verdict(Gap gap) => (Figures.Read(gap.AbsoluteLower), Figures.Read(gap.AbsoluteUpper)) switch
    {
        ({ } lower, { } upper) when lower <= 0 && upper >= 0 => new("open", "Too close to call"),
        ({ }, { }) => new("firm", "More than chance"),
        _ => new("unknown", "Not tested for chance"),
    };

    /// <summary>The two figures, their difference with its interval, and their ratio.</summary>
    public static string Size(Measure measure, Gap gap)
    {
        var (absolute, lower, upper) = (Figures.Read(gap.Absolute) ?? 0, Figures.Read(gap.AbsoluteLower), Figures.Read(gap.AbsoluteUpper));
        var interval = lower is { } low && upper is { } high ? $" (95% confidence interval {(absolute < 0 ? Range(measure, -high, -low) : Range(measure, low, high))})" : "";
        return $"{gap.PeriodLabel}: {Of(measure, gap, gap.From)} against {Of(measure, gap, gap.To)}, a gap of {Points(measure, Math.Abs(absolute))}{interval}"
            + (Figures.Read(gap.Relative) is { } ratio ? $", or {Figures.Number(ratio, 2)} times." : ".");
    }

    /// <summary>How it has changed in a year; "" where there is nothing to compare with. The two ways of telling it can disagree.</summary>
    public static string Change(Gap gap) => (Moved(gap.AbsoluteDirection), Moved(gap.RelativeDirection)) switch
    {
        ("", "") => "",
        (var difference, "") => $"As a difference it has {difference} within a year.",
        ("", var ratio) => $"As a ratio it has {ratio} within a year.",
        var (difference, ratio) when difference == ratio => $"Within a year it has {difference}, as a difference and as a ratio.",
        var (difference, ratio) => $"Within a year it has {difference} as a difference and {ratio} as a ratio.",
    };

    /// <summary>What the figures do not show.</summary>
    public static IEnumerable<string> Limits(Gap gap)
    {
        if (Verdict(gap).Mark == "open")
            yield return "The figures do not show that the two differ: a gap like this can come about by chance.";
        else if (Verdict(gap).Mark == "unknown")
            yield return "The figures come without confidence intervals, so nothing is said of chance.";
        if (gap.Kind != "deprivation" && gap.Count >= Several)
            yield return $"Among {gap.Count}, one is always worst and one best, so part of the gap between them is chance whatever the interval says.";
        if (gap.Count < gap.Of)
            yield return $"{gap.Of - gap.Count} of {gap.Of} have no figure.";
    }

    /// <summary>The slope over all groups; "" where there is none.</summary>
    public static string Slope(Measure measure, Gap gap) => gap.Slope is not { } slope ? ""
        : $"Over all groups, from the most deprived end to the least: {Signed(measure, slope.Sii)} (slope index of inequality"
            + (slope.HasSiiLower && slope.HasSiiUpper ? $", 95% interval {Signed(measure, slope.SiiLower)} to {Signed(measure, slope.SiiUpper)})" : ")")
            + (slope.HasRii ? $"; {Figures.Number((decimal)slope.Rii, 2)} times (relative index"
                + (slope.HasRiiLower && slope.HasRiiUpper ? $", {Figures.Number((decimal)slope.RiiLower, 2)} to {Figures.Number((decimal)slope.RiiUpper, 2)})" : ")") : "") + "."
            + (slope.HasSiiLower && slope.HasSiiUpper && slope.SiiLower <= 0 && slope.SiiUpper >= 0 ? " The interval holds zero, so a slope is not shown." : "");

    /// <summary>Which end of the gap a group is; "" where it lies between.</summary>
    public static string End(Gap gap, string group) => (gap.Kind, group) switch
    {
        ("deprivation", var code) when code == gap.From => "Most deprived",
        ("deprivation", var code) when code == gap.To => "Least deprived",
        (not "deprivation", var code) when code == gap.From => "Worst off",
        (not "deprivation", var code) when code == gap.To => "Best off",
        _ => "",
    };

    private static string Moved(string direction) => direction switch { "improving" => "narrowed", "declining" => "widened", "stable" => "stayed the same", _ => "" };

    private static string Of(Measure measure, Gap gap, string group) =>
        gap.Groups.FirstOrDefault(one => one.Breakdown == group) is { } found ? $"{found.Name} {Figures.Show(measure, found.Value)}" : group;

    private static string Range(Measure measure, decimal low, decimal high) => $"{Figures.Number(low, measure.Decimals)} to {Figures.Number(high, measure.Decimals)}";

    // A difference of percentages is not a percentage.
    private static string Points(Measure measure, decimal value) =>
        measure.Unit == "percent" ? $"{Figures.Number(value, measure.Decimals)} percentage points" : Figures.Show(measure, value);

    private static string Signed(Measure measure, double value) => (value > 0 ? "+" : "") + Points(measure, (decimal)value);
}
