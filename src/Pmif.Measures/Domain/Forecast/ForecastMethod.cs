namespace Pmif.Measures.Domain.Forecast;

/// <summary>
/// The ways of looking ahead that are tried on every series. All are linear in the values, so that a change of unit changes a forecast as it changes
/// the values. Sources: Hyndman and Athanasopoulos, "Forecasting: principles and practice" (simple methods, exponential smoothing, damped trend).
/// </summary>
public enum ForecastMethod
{
    /// <summary>It stays as it is: the last value (the "naive" forecast that all others must beat).</summary>
    LastValue,

    /// <summary>The last value, moving on by the average change of the past.</summary>
    Drift,

    /// <summary>The average of the past.</summary>
    Mean,

    /// <summary>Simple exponential smoothing, α = 0.5: an average in which each value counts half as much as the next.</summary>
    Smoothing,

    /// <summary>Holt's smoothing with a trend that fades out: α = 0.5, β = 0.3, φ = 0.85.</summary>
    DampedTrend,

    /// <summary>The same periods of last year.</summary>
    LastYear,

    /// <summary>The same periods of last year, moved by how far the latest quarter of a year lies from its own year before.</summary>
    LastYearMoved,

    /// <summary>The average of the same periods in up to three years.</summary>
    SeasonalMean,
}
