using System.Text.Json.Serialization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Realism;

namespace Pmif.Measures.Features.Realism;

/// <summary>Where the year will end as things run, and whether the targets fit that.</summary>
/// <param name="Forecast">The forecast with the target of its period and the colour that it would get; none where there is no forecast.</param>
/// <param name="NoForecast">Why there is none.</param>
/// <param name="Methods">How far off each method was, on average, when it was tried on the series' own past; the smallest was taken.</param>
/// <param name="Chance">The chance, 0 to 1, of meeting the target; none where there is no target or no forecast.</param>
/// <param name="Flags">Targets worth a second look.</param>
public sealed record RealismResponse(
    string Measure, string Name, string Breakdown, ForecastState? Forecast,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForecastGap? NoForecast,
    IReadOnlyList<MethodError> Methods, double? Chance, IReadOnlyList<FlaggedTarget> Flags);

/// <summary>How far off a method was.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Error">Mean absolute error over the horizon of the forecast, in the measure's unit.</param>
public sealed record MethodError(ForecastMethod Method, double Error);

/// <summary>A target that is worth a second look, with a stable code.</summary>
public sealed record FlaggedTarget(TargetFlagKind Kind, string Code, Period Period, string PeriodLabel, string Detail);
