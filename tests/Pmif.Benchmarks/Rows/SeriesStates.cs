using System.Diagnostics;
using Pmif.Benchmarks.Floors;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Benchmarks.Rows;

/// <summary>
/// Whole states per second on one core (rating, direction, control chart, trend, forecast) of series of twenty years of months, against reading
/// the same points once for their mean and standard deviation.
/// </summary>
internal static class SeriesStates
{
    private const int Series = 500, Months = 240;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Timed = TimeSpan.FromSeconds(3);

    public static IReadOnlyList<BenchRow> Measure()
    {
        List<BenchRow> rows = [];
        foreach (var type in new[] { TemporalType.Rate, TemporalType.Flow, TemporalType.Cumulative })
        {
            var definition = Definition(type);
            var targets = new TargetSet
            {
                Version = 1, Tolerance = new(ToleranceUnit.Relative, 5), Trajectory = TrajectoryKind.Cumulative, Targets = [new(Period.FinancialYear(2025), 600)],
            };
            var all = Enumerable.Range(0, Series).Select(series => Points(series, Months, type == TemporalType.Cumulative)).ToArray();
            List<double> states = [], floors = [];
            for (var trial = 0; trial < 3; trial++)
            {
                floors.Add(Rate(all, static points => MeanAndDeviation.Of(points)));
                states.Add(Rate(all, points => (double)SeriesStatus.Of(definition, targets, points, 1, targetsAt: _ => targets).Revision));
            }
            var (value, least) = (Figures.Median(states), Figures.Median(floors));
            rows.Add(new($"States of {Months} months, {Words.Of(type)}, one core", value, "states/s", "mean and deviation", least, value / least, states));
        }
        return rows;
    }

    /// <summary>Seconds that the states of so many series of so many months take on one core, the best of three.</summary>
    public static double SecondsFor(int series, int months)
    {
        var definition = Definition(TemporalType.Flow);
        var all = Enumerable.Range(0, Series).Select(one => Points(one, months, runningTotal: false)).ToArray();
        return series / Enumerable.Range(0, 3).Max(_ => Rate(all, points => (double)SeriesStatus.Of(definition, null, points, 1).Revision));
    }

    private static MeasureDefinition Definition(TemporalType type) => new() { Frequency = Frequency.Monthly, TemporalType = type, Polarity = Polarity.Lower };

    private static SeriesPoint[] Points(int series, int months, bool runningTotal)
    {
        var random = new Random(series);
        var total = 0m;
        return [.. Enumerable.Range(0, months).Select(month =>
        {
            var period = Period.Month(2025, 9).Shift(month - months + 1);
            var value = random.Next(10_000, 99_999) / 10m;
            total = period.Start.Month == 4 ? value : total + value;
            return new SeriesPoint(period, runningTotal ? total : value, null, null, ValueFlag.None, Rag.Monitoring, null);
        })];
    }

    private static double Rate(SeriesPoint[][] all, Func<SeriesPoint[], double> work)
    {
        Load(all, work, Warm);
        // Time of the processor, so that other work on the machine does not count.
        var before = Environment.CpuUsage.TotalTime;
        var count = Load(all, work, Timed);
        return count / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static long Load(SeriesPoint[][] all, Func<SeriesPoint[], double> work, TimeSpan time)
    {
        var (clock, count, sum) = (Stopwatch.StartNew(), 0L, 0d);
        for (; clock.Elapsed < time; count += all.Length)
            foreach (var points in all)
                sum += work(points);
        return double.IsNaN(sum) ? throw new InvalidOperationException() : count;
    }
}
