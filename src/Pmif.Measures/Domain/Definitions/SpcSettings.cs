using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Definitions;

/// <summary>
/// How the control chart is drawn. The defaults are those of NHS England's "Making Data Count"; 8 and 6 points are those of Provost and Murray,
/// The Health Care Data Guide, 2011. A run chart takes 6 and 5 unless told otherwise (Perla, Provost and Murray, BMJ Qual Saf 2011, 20, 46–51).
/// </summary>
public sealed record SpcSettings
{
    /// <summary>Fewest and most points that limits can be fixed after.</summary>
    public const int FewestFixed = 12, MostFixed = 1_000;

    private readonly int? shiftPoints, trendPoints;

    /// <summary>Whether moving ranges of 3.267 times their mean or more are left out once.</summary>
    public bool ScreenOutliers { get; init; } = true;

    /// <summary>Points on one side of the mean or median that make a shift, 5 to 12.</summary>
    public int ShiftPoints { get => shiftPoints ?? (Chart == ControlChartKind.Run ? 6 : 7); init => shiftPoints = value; }

    /// <summary>Points strictly rising or falling that make a trend, 5 to 12.</summary>
    public int TrendPoints { get => trendPoints ?? (Chart == ControlChartKind.Run ? 5 : 7); init => trendPoints = value; }

    /// <summary>Limits about the mean, or runs about the median.</summary>
    public ControlChartKind Chart { get; init; }

    /// <summary>Only the first so many points since a rebase make mean and limits, 12 to 1,000; all of them where it is not given.</summary>
    public int? FixAfterN { get; init; }
}
