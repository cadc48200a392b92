using System.Globalization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Messaging.FromMeasures;

/// <summary>What Measures answers, as rows.</summary>
internal static class MeasuresMessages
{
    public static DefinitionRow ToRow(this Measure measure) => new(
        measure.Code, measure.Version, Day(measure.EffectiveFrom),
        new MeasureDefinition(measure.Name, measure.Unit, Number(measure.Per) ?? 1, measure.Decimals, TargetRange.Of(Number(measure.RangeLow), Number(measure.RangeHigh))),
        DateOnly.TryParseExact(measure.FirstDue, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) ? due : null);

    public static SeriesRow ToRow(this SeriesSnapshot snapshot)
    {
        var state = snapshot.State;
        return new SeriesRow(snapshot.Measure, snapshot.Breakdown, snapshot.RecordedAt?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch,
            new CellRevision(state.Revision, State(state), [.. snapshot.Recent.Select(Point)]));
    }

    private static Contracts.Measures.Events.SeriesState State(Contracts.Measures.V1.SeriesState state) => new(
        Period(state.Period), Number(state.Value), Number(state.Target), Words.Read<Rag>(state.Rag), Words.Read<Direction>(state.Direction),
        state.Movement.Length == 0 ? null : Words.Read<Movement>(state.Movement), Words.Read<Variation>(state.Variation),
        Words.Read<Assurance>(state.Assurance), Forecast(state.Forecast), state.Revision)
    {
        Rating = state.Rating.Length == 0 ? RatingOrigin.Computed : Words.Read<RatingOrigin>(state.Rating),
        Acceptable = state.Acceptable,
        Change = state.Change.Length == 0 ? null : Words.Read<ShownChange>(state.Change),
    };

    private static ForecastState? Forecast(Forecast? forecast) => forecast is null || Number(forecast.Value) is not { } value ? null
        : new(Contracts.Primitives.Period.ParseIso(forecast.Period), value, Number(forecast.Lower), Number(forecast.Upper), forecast.Method,
            Number(forecast.Target), forecast.Rag.Length == 0 ? null : Words.Read<Rag>(forecast.Rag));

    private static RecentPoint Point(SeriesPoint point) => new(
        Contracts.Primitives.Period.ParseIso(point.Period), Number(point.Value), Number(point.Lower), Number(point.Upper),
        point.Flag.Length == 0 ? ValueFlag.None : Words.Read<ValueFlag>(point.Flag), point.Rag.Length == 0 ? Rag.NoData : Words.Read<Rag>(point.Rag));

    private static Period? Period(string text) => text.Length == 0 ? null : Contracts.Primitives.Period.ParseIso(text);

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static DateTimeOffset Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : DateTimeOffset.UnixEpoch;
}
