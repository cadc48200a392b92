using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Forecast;

/// <summary>What a forecast cannot be below or above, from what the past was.</summary>
internal readonly record struct ForecastBounds(double Low, double High)
{
    // Beyond the printed decimals, so that rounding moves no forecast across a line.
    private const int MoreDecimals = 2;

    /// <summary>A percentage between 0 and 100 stays there; what never fell below zero does not, and a sum of such not below what there is of it.</summary>
    /// <param name="unit">Unit of the measure.</param>
    /// <param name="past">The values; NaN where unknown.</param>
    /// <param name="soFar">What the year has added up to.</param>
    public static ForecastBounds Of(string unit, ReadOnlySpan<double> past, double soFar)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in past)
            if (!double.IsNaN(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low < 0 ? new(double.NegativeInfinity, double.PositiveInfinity) : new(soFar, unit == Units.Percent && high <= 100 ? 100 : double.PositiveInfinity);
    }

    /// <summary>The nearest figure that can be, in the measure's unit.</summary>
    public decimal Cut(double figure, int decimals) => Math.Round((decimal)Math.Max(Low, Math.Min(High, figure)), decimals + MoreDecimals);
}
