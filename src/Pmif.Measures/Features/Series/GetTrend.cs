using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Trend;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

/// <summary>What a recent trend means for a measure.</summary>
public enum TrendMeaning { Improving, Declining, None }

/// <summary>The recent trend of a series.</summary>
/// <param name="Trend">What the last five points show.</param>
/// <param name="Meaning">Whether that is for the better.</param>
/// <param name="Slope">Change for each period, in the measure's unit; none where it cannot be calculated.</param>
/// <param name="ChiSquared">Strength of the evidence for a slope.</param>
/// <param name="Points">Points that a trend is taken from.</param>
public sealed record TrendResponse(TrendKind Trend, TrendMeaning Meaning, double? Slope, double? ChiSquared, int Points);

/// <summary>The five-point trend of a series, which annual series take their words from.</summary>
internal sealed class GetTrend(GetSeries series, MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<TrendResponse>> Handle(string measure, string breakdown, CancellationToken cancellationToken)
    {
        var found = await series.Handle(new(measure, breakdown), cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var points = found.Value.Points.Select(point => point.ToPoint()).ToArray();
        var catalogue = await catalogues.Current(db, cancellationToken);
        var definition = catalogue.TryMeasure(measure, out var entry) ? entry.DefinitionOf(points) : throw new InvalidOperationException();
        var trend = RecentTrend.Of(points);
        var meaning = trend.DirectionFor(definition.Polarity) switch
        {
            Direction.Improving => TrendMeaning.Improving,
            Direction.Declining => TrendMeaning.Declining,
            _ => TrendMeaning.None,
        };
        return new TrendResponse(trend.Kind, meaning, trend.Slope, trend.ChiSquared, RecentTrend.Points);
    }
}
