using System.Globalization;
using CsvHelper;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarks.Forecasts;

/// <summary>One indicator of one area, year by year; NaN where a year has no figure.</summary>
internal sealed record AnnualSeries(string Indicator, string Area, double[] Values)
{
    private const int FewestPoints = 10;

    /// <summary>Every series of ten yearly figures or more in files of ONS Explore Local Statistics, or in one of the same columns.</summary>
    public static IReadOnlyList<AnnualSeries> Read(IEnumerable<string> files)
    {
        var figures = new SortedDictionary<(string, string), Dictionary<Period, double>>();
        foreach (var file in files)
            Read(file, figures);
        return [.. figures.Select(pair => Of(pair.Key, pair.Value)).OfType<AnnualSeries>()];
    }

    private static void Read(string file, SortedDictionary<(string, string), Dictionary<Period, double>> figures)
    {
        using var csv = CsvReader.Create(File.OpenRead(file), new CsvReaderOptions { Separator = ',', HasHeader = false });
        csv.Read();
        string[] header = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        int Column(string name) => Array.FindIndex(header, column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
        var (indicator, area, period, observation) = (Column("indicator"), Column("areacd"), Column("period"), Column("observation"));
        while (csv.Read())
        {
            if (!PeriodText.TryParse(csv.GetString(period), Frequency.CalendarYear, out var when)
                || !double.TryParse(csv.GetString(observation), CultureInfo.InvariantCulture, out var value))
                continue;
            var key = (indicator < 0 ? Path.GetFileNameWithoutExtension(file) : csv.GetString(indicator), csv.GetString(area));
            if (!figures.TryGetValue(key, out var series))
                figures.Add(key, series = []);
            series.TryAdd(when, value);
        }
    }

    // Years, pools of years or one day each year: of several kinds, the one with most figures.
    private static AnnualSeries? Of((string Indicator, string Area) key, Dictionary<Period, double> figures)
    {
        var kind = figures.Keys.Where(period => period.Months % 12 == 0)
            .GroupBy(period => (period.Months, period.Start.Month, period.Start.Day)).MaxBy(group => group.Count());
        if (kind is null || kind.Count() < FewestPoints)
            return null;
        var (first, last) = (kind.Min(period => period.Start.Year), kind.Max(period => period.Start.Year));
        var values = Enumerable.Repeat(double.NaN, last - first + 1).ToArray();
        foreach (var period in kind)
            values[period.Start.Year - first] = figures[period];
        return new(key.Indicator, key.Area, values);
    }
}
