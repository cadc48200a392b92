using System.Diagnostics.Metrics;

namespace Pmif.Reporting.Features.Scorecards.Live;

/// <summary>What an operator watches: how much changes, and how many follow.</summary>
public sealed class LiveMetrics
{
    private readonly Counter<long> cells;

    public LiveMetrics(IMeterFactory meters, Watchers watchers)
    {
        var meter = meters.Create("Pmif.Reporting");
        cells = meter.CreateCounter<long>("pmif.reporting.cells", "{cell}", "Cells brought up to date by events; repeats are not counted");
        meter.CreateObservableGauge("pmif.reporting.watchers", () => watchers.Count, "{stream}", "Streams of scorecards that are open in this instance");
    }

    public void CellsChanged(long count) => cells.Add(count);
}
