using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Tests;

/// <summary>Events as the neighbours would write them.</summary>
internal static class Told
{
    public static MeasureDefined Definition(string code, int version = 1, Polarity polarity = Polarity.Higher, string unit = "percent", string benchmark = "near") => new(
        code, version, DateTimeOffset.UnixEpoch, $"Name of {code}", "", MeasureKind.Strategic, unit, 1, polarity, Frequency.Annual, "ons", "", "", benchmark);

    public static MeasureUpdated Values(string code, long revision, params (int Year, decimal? Value)[] points) =>
        Values(code, revision, "", points);

    public static MeasureUpdated Values(string code, long revision, string breakdown, params (int Year, decimal? Value)[] points)
    {
        RecentPoints recent = [.. points.Select(point => new RecentPoint(Period.FinancialYear(point.Year), point.Value, null, null, ValueFlag.None, Rag.Green))];
        var state = new SeriesState(
            recent[^1].Period, recent[^1].Value, null, Rag.Green, Direction.Stable, null, Variation.TooFewPoints, Assurance.None, null, revision);
        return new(code, Guid.NewGuid(), DateTimeOffset.UnixEpoch, [new(breakdown, revision, state, recent)]);
    }
}
