using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Realism;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Realism;

/// <summary>Judges the targets of one series by its points.</summary>
internal static class JudgeTargets
{
    private const int Digits = 4;

    public static RealismResponse Of(MeasureEntry measure, BreakdownEntry breakdown, ReadOnlySpan<SeriesPoint> points, IReadOnlyList<Period> starts)
    {
        var definition = measure.DefinitionOf(points);
        var errors = new double[Projection.Methods];
        var forecast = YearEndForecast.Of(definition, points, starts, out var gap, errors);
        if (forecast is not null && measure.IsRetiredAt(forecast.Period))
            (forecast, gap) = (null, ForecastGap.NotForecast);
        var targets = forecast is null ? null : measure.TargetsAt(breakdown.Id, forecast.Period);
        if (forecast is not null)
            forecast = YearEndForecast.Rated(definition, targets, points, forecast);
        var chance = forecast is null ? null : HitChance.Of(definition, forecast, forecast.Target);
        var flags = (targets ?? measure.TargetsOf(breakdown.Id)) is { } set ? TargetRealism.Flags(definition, set, points, forecast) : [];
        return new(measure.Code, measure.Current.Definition.Name, breakdown.Code, forecast, forecast is null ? gap : null,
            forecast is null ? [] : [.. Tried(errors)], chance is { } share ? Math.Round(share, Digits) : null,
            [.. flags.Select(flag => new FlaggedTarget(flag.Kind, flag.Code, flag.Period, flag.Period.Label, flag.Detail))]);
    }

    private static IEnumerable<MethodError> Tried(double[] errors) => errors.Index().Where(pair => !double.IsNaN(pair.Item))
        .Select(pair => new MethodError((ForecastMethod)pair.Index, Significant(pair.Item))).OrderBy(error => error.Error);

    // As many digits as anyone reads, whatever the unit.
    private static double Significant(double error) =>
        error == 0 ? 0 : double.Parse(error.ToString($"G{Digits + 2}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
