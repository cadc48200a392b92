namespace Pmif.Measures.Domain.Forecast;

/// <summary>What is forecast, seen from the latest value.</summary>
/// <param name="Horizon">How many periods ahead, 1 or more.</param>
/// <param name="Sum">Whether the sum of all periods up to there is wanted, rather than the value there.</param>
/// <param name="Season">Periods in a year; 1 where values come a year apart. The horizon is not longer where there are seasons.</param>
public readonly record struct Aim(int Horizon, bool Sum = false, int Season = 1)
{
    /// <summary>Periods whose change since last year is taken as the present change: a quarter of a year, at least one.</summary>
    internal int Recent => Math.Max(1, Season / 4);

    /// <summary>What a level that lasts adds up to.</summary>
    internal double Levels => Sum ? Horizon : 1;

    /// <summary>What a change of one in each period adds up to.</summary>
    internal double Steps => Sum ? Horizon * (Horizon + 1) / 2d : Horizon;
}
