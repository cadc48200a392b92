using System.Globalization;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Measures;

/// <summary>The areas of a comparison, best first, each with the geometry of its bar. Bars start at zero.</summary>
/// <param name="Area">The area and its value.</param>
/// <param name="IsOwn">Whether it is the area that is compared.</param>
/// <param name="From">Left edge of the bar.</param>
/// <param name="Width">Its width.</param>
/// <param name="Interval">Ends of the confidence interval, where both are known.</param>
public sealed record ComparisonBar(AreaValue Area, bool IsOwn, string From, string Width, (string Low, string High)? Interval);

/// <inheritdoc cref="ComparisonBar"/>
public sealed record ComparisonBars(IReadOnlyList<ComparisonBar> Bars, string Zero, string? Median)
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 200;

    /// <summary>Lays out the areas of a comparison; those without a value come last, without a bar.</summary>
    public static ComparisonBars Of(Comparison comparison, string polarity)
    {
        var values = comparison.Areas
            .SelectMany(area => new[] { area.Value, area.Lower, area.Upper }).Append(comparison.Median).Select(Figures.Read).OfType<decimal>().Append(0).ToArray();
        var (low, high) = (values.Min(), values.Max());
        string Across(decimal value) => Place(high == low ? 0 : Width * (value - low) / (high - low));
        var bars = Ordered(comparison.Areas, polarity).Select(area =>
        {
            var value = Figures.Read(area.Value) ?? 0;
            return new ComparisonBar(area, area.Area == comparison.Area, Across(Math.Min(value, 0)), Place(high == low ? 0 : Width * Math.Abs(value) / (high - low)),
                Figures.Read(area.Lower) is { } lower && Figures.Read(area.Upper) is { } upper ? (Across(lower), Across(upper)) : null);
        });
        return new ComparisonBars([.. bars], Across(0), Figures.Read(comparison.Median) is { } median ? Across(median) : null);
    }

    private static IEnumerable<AreaValue> Ordered(IEnumerable<AreaValue> areas, string polarity) =>
        areas.OrderBy(area => Figures.Read(area.Value) switch
        {
            null => decimal.MaxValue,
            { } value => polarity == "lower" ? value : -value,
        }).ThenBy(area => area.Name, StringComparer.Ordinal);

    private static string Place(decimal value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
