using System.Globalization;
using Pmif.Benchmarks.Forecasts;

namespace Pmif.Benchmarks.Rows;

/// <summary>
/// The last two figures of every ONS series of ten yearly figures or more, forecast from those before: the mean absolute scaled error against the last value
/// carried on, and how many lie within their 80 % intervals. All published series with their folder in <c>PMIF_ONS_FOLDER</c>, else those of the samples.
/// </summary>
internal static class ForecastAccuracy
{
    public static IReadOnlyList<BenchRow> Measure()
    {
        var folder = Environment.GetEnvironmentVariable("PMIF_ONS_FOLDER");
        var published = Directory.Exists(folder);
        string[] files = published
            ? [.. Directory.EnumerateFiles(folder!, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [Path.Combine(BenchRun.Repository(), "samples", "ons", "history.csv")];
        Console.WriteLine(published ? "All published series." : "PMIF_ONS_FOLDER names no folder, so only the series of samples/ons are judged; not all published ones.");

        var judged = HeldBack.Judge(AnnualSeries.Read(files));
        var which = string.Create(CultureInfo.InvariantCulture, $"{judged.Series:#,0} {(published ? "ONS series" : "sample ONS series")}");
        return
        [
            new($"Forecast, {which}", judged.Error, "scaled error", "the last value", judged.Naive, judged.Ratio, [judged.Error]),
            new($"Within 80 % intervals, {which}", judged.Coverage * 100, "%", "aim", 80, judged.Coverage / 0.8, [judged.Coverage * 100]),
        ];
    }
}
