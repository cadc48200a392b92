using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Trend;

/// <summary>What the last five points show.</summary>
public enum TrendKind { CannotBeCalculated, NoSignificantChange, Increasing, Decreasing }

/// <summary>The recent trend over five points, weighted by their confidence intervals.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Slope">Change per period, in the measure's unit.</param>
/// <param name="ChiSquared">Strength of the evidence for a slope.</param>
public readonly record struct RecentTrend(TrendKind Kind, double? Slope = null, double? ChiSquared = null)
{
    /// <summary>Points that a trend is taken from.</summary>
    public const int Points = 5;

    // p < 0.002 at one degree of freedom.
    private const double Critical = 9.54953570608324;

    /// <summary>
    /// Weighted least squares over the last five points t = 1…5 with w = 1/se², se = (U − L)/3.92. Significant where
    /// χ² = slope²·(Σw·Σwt² − (Σwt)²)/Σw exceeds 9.5495 and the slope keeps its sign when any one point is left out. It cannot be calculated where periods overlap, or a break in
    /// the series lies among the five.
    /// Source: the "recent trends" method of Fingertips (Department of Health and Social Care).
    /// </summary>
    public static RecentTrend Of(ReadOnlySpan<SeriesPoint> points)
    {
        Span<double> values = stackalloc double[Points], weights = stackalloc double[Points];
        var missing = Points;
        Period? later = null;
        for (var i = points.Length - 1; i >= 0 && missing > 0; i--)
        {
            if (points[i].Value is not { } value)
                continue;
            // Pooled years that overlap share their cases, and nothing compares across a break.
            if (later is { } next && points[i].Period.End >= next.Start && !next.IsSnapshot)
                return new(TrendKind.CannotBeCalculated);
            later = points[i].Period;
            if (points[i].Lower is not { } lower || points[i].Upper is not { } upper || upper <= lower)
                return new(TrendKind.CannotBeCalculated);
            var error = (double)(upper - lower) / 3.92;
            missing--;
            (values[missing], weights[missing]) = ((double)value, 1 / (error * error));
            if (points[i].Flag == ValueFlag.Break)
                break;
        }
        return missing > 0 ? new(TrendKind.CannotBeCalculated) : Fit(values, weights);
    }

    /// <summary>The trend as a direction of travel.</summary>
    public Direction DirectionFor(Polarity polarity) => (Kind, polarity) switch
    {
        (TrendKind.CannotBeCalculated, _) => Direction.NotComparable,
        (TrendKind.NoSignificantChange, _) => Direction.Stable,
        (TrendKind.Increasing, Polarity.Higher) or (TrendKind.Decreasing, Polarity.Lower) => Direction.Improving,
        (_, Polarity.Higher or Polarity.Lower) => Direction.Declining,
        _ => Direction.NotComparable,
    };

    private static RecentTrend Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (slope, chiSquared) = Line(values, weights);
        var falls = slope < 0;
        var steady = true;
        for (var left = 0; left < Points; left++)
            steady &= Line(values, weights, left).Slope < 0 == falls;
        var kind = chiSquared <= Critical || !steady ? TrendKind.NoSignificantChange
            : falls ? TrendKind.Decreasing : TrendKind.Increasing;
        return new(kind, slope, chiSquared);
    }

    // Neither depends on where time is counted from.
    private static (double Slope, double ChiSquared) Line(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int? left = null)
    {
        double w = 0, wt = 0, wtt = 0, wx = 0, wtx = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i == left)
                continue;
            w += weights[i];
            wt += weights[i] * i;
            wtt += weights[i] * i * i;
            wx += weights[i] * values[i];
            wtx += weights[i] * i * values[i];
        }
        var spread = w * wtt - wt * wt;
        var slope = (w * wtx - wt * wx) / spread;
        return (slope, slope * slope * spread / w);
    }
}
