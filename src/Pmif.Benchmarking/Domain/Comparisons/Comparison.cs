namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>What is compared: a measure, one area's value and those of its group in the same period.</summary>
/// <param name="Yardstick">Which values are better.</param>
/// <param name="Scale">How its value follows from a fraction.</param>
/// <param name="Decimals">Decimals the measure is published with.</param>
/// <param name="Own">The area that asks.</param>
/// <param name="Others">The group's other areas that have a value.</param>
/// <param name="Missing">Names of the group's other areas that have none.</param>
/// <param name="IsMember">Whether the area belongs to the group itself.</param>
/// <param name="England">England's value, where there is one.</param>
public sealed record ComparisonInput(
    Yardstick Yardstick, RateScale Scale, int Decimals, ComparedValue Own, IReadOnlyList<ComparedValue> Others,
    IReadOnlyList<string> Missing, bool IsMember, ComparedValue? England);

/// <summary>One area's value.</summary>
/// <param name="Area">Code in use today.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">In the measure's unit.</param>
/// <param name="Lower">Lower end of its 95% interval.</param>
/// <param name="Upper">Upper end of its 95% interval.</param>
/// <param name="Parts">What it is made of, where that is known.</param>
public sealed record ComparedValue(string Area, string Name, decimal Value, decimal? Lower = null, decimal? Upper = null, Fraction? Parts = null);

/// <summary>How an area stands in its group. Rank, spread and pooled value are over the group and the area.</summary>
public sealed record Comparison(
    Ranking Ranking, Spread Spread, decimal? Pooled, Significance Significance, Funnel? Funnel, decimal? MadDistance, IReadOnlyList<string> Notes)
{
    /// <summary>Names the two methods in use, since published quartiles differ by them.</summary>
    public const string QuartileMethod = "membership: NTILE(4) by rank, ties share the better quartile; lines: linear interpolation (type 7)";

    // Computed figures keep a few decimals beyond the published ones, so that a reader can round them as the value is.
    private const int MoreDecimals = 4;

    /// <summary>Compares; every part that cannot be had is null with a note that says why.</summary>
    public static Comparison Of(ComparisonInput input)
    {
        var all = input.Others.Append(input.Own).ToList();
        var values = all.ConvertAll(area => area.Value);
        var parts = all.Where(area => area.Parts is not null).Select(area => area.Parts!.Value).ToList();
        var pooled = parts.Count == all.Count ? Fraction.Pooled(parts) : null;
        var (benchmark, significanceNote) = Benchmark(input);
        var significance = SignificanceTest.Of(input.Own.Lower, input.Own.Upper, benchmark, input.Yardstick.Polarity);
        var funnel = pooled is { } centre ? input.Scale.Funnel(input.Own.Parts!.Value, centre) : null;
        var mad = Comparisons.MadDistance.Of(input.Own.Value, values);

        var notes = ComparisonNotes.Of(input, all.Count, pooled is not null, funnel is not null, mad is not null).Append(significanceNote);
        var places = Math.Min(input.Decimals + MoreDecimals, 28);
        return new(
            Ranking.Among(input.Own.Value, values, input.Yardstick), Rounded(Spread.Of(values), places),
            Rounded(pooled * input.Scale.Factor, places), significance, Rounded(funnel, places), Rounded(mad, 6), [.. notes]);
    }

    private static (decimal? Value, string Note) Benchmark(ComparisonInput input)
    {
        if (input.Own.Lower is null || input.Own.Upper is null)
            return (null, "Significance is not judged: the value has no confidence interval.");
        if (input.England is { } england && england.Area != input.Own.Area)
            return (england.Value, "Significance: the area's 95% interval against England's value.");
        return input.Others.Count > 0
            ? (input.Others.Average(area => area.Value), "Significance: the area's 95% interval against the mean of the other areas, since England has no value to compare with.")
            : (null, "Significance is not judged: there is nothing to compare with.");
    }

    private static Spread Rounded(Spread spread, int places) => spread with
    {
        LowerQuartile = Rounded(spread.LowerQuartile, places),
        Median = FloatingNoise.Round(spread.Median, places),
        UpperQuartile = Rounded(spread.UpperQuartile, places),
        Mean = FloatingNoise.Round(spread.Mean, places),
    };

    private static Funnel? Rounded(Funnel? funnel, int places) => funnel is null ? null : funnel with
    {
        Centre = FloatingNoise.Round(funnel.Centre, places),
        Lower95 = FloatingNoise.Round(funnel.Lower95, places),
        Upper95 = FloatingNoise.Round(funnel.Upper95, places),
        Lower998 = FloatingNoise.Round(funnel.Lower998, places),
        Upper998 = FloatingNoise.Round(funnel.Upper998, places),
    };

    private static decimal? Rounded(decimal? value, int places) => value is { } v ? FloatingNoise.Round(v, places) : null;
}
