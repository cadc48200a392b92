using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Event = Pmif.Contracts.Measures.Events;

namespace Pmif.Measures.Features.Series;

/// <summary>The gRPC door to series and their states.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class SeriesGrpc(GetSeries get, GetSpc spc, GetTrend trend, StreamStates stream) : Contracts.Measures.V1.Series.SeriesBase
{
    public override async Task<GetSeriesResponse> GetSeries(GetSeriesRequest request, ServerCallContext context)
    {
        var series = (await get.Handle(new(request.Measure, request.Breakdown, SeriesRest.Day(request.From), SeriesRest.Day(request.To),
            request.AsOf?.ToDateTimeOffset()), context.CancellationToken)).OrThrowRpc();
        return new GetSeriesResponse { Measure = series.Measure, Breakdown = series.Breakdown, Points = { series.Points.Select(Message) }, State = Message(series.State),
            AskedFor = series.AskedFor ?? "", InWords = series.InWords, Notes = { series.Notes.Select(note => new Contracts.Measures.V1.SeriesNote { Code = note.Code, Message = note.Message }) } };
    }

    public override async Task<GetSpcResponse> GetSpc(GetSpcRequest request, ServerCallContext context)
    {
        var chart = (await spc.Handle(request.Measure, request.Breakdown, context.CancellationToken)).OrThrowRpc();
        return new GetSpcResponse
        {
            Points = { chart.Points.Select(Message) },
            Variation = Words.Of(chart.Variation),
            Assurance = Words.Of(chart.Assurance),
            TrialLimits = chart.TrialLimits,
            Chart = Words.Of(chart.Chart),
            Basis = Words.Of(chart.Basis),
        };
    }

    public override async Task<GetTrendResponse> GetTrend(GetTrendRequest request, ServerCallContext context)
    {
        var found = (await trend.Handle(request.Measure, request.Breakdown, context.CancellationToken)).OrThrowRpc();
        var message = new GetTrendResponse { Trend = Words.Of(found.Trend), Meaning = Words.Of(found.Meaning), Points = found.Points };
        if (found is { Slope: { } slope, ChiSquared: { } chiSquared })
            (message.Slope, message.ChiSquared) = (slope, chiSquared);
        return message;
    }

    public override async Task StreamStates(StreamStatesRequest request, IServerStreamWriter<SeriesStates> responseStream, ServerCallContext context)
    {
        var pages = stream.Handle(new(request.Measures, request.HasBreakdown ? request.Breakdown : null, SeriesRest.Day(request.Through),
            request.AsOf?.ToDateTimeOffset()), context.CancellationToken);
        await foreach (var page in pages)
            await responseStream.WriteAsync(new SeriesStates { Series = { page.Select(Message) } }, context.CancellationToken);
    }

    private static SeriesSnapshot Message(StreamStates.Snapshot snapshot) => new()
    {
        Measure = snapshot.Measure,
        Breakdown = snapshot.Breakdown,
        State = Message(snapshot.State),
        Recent = { snapshot.Recent.Select(point => PointResponse.Of(point, snapshot.Measure)).Select(Message) },
        RecordedAt = snapshot.RecordedAt?.Stamp(),
    };

    private static ControlPoint Message(Domain.Variation.ControlPoint point) => new()
    {
        Period = point.Period.ToString(),
        PeriodLabel = point.Period.Label,
        Value = point.Value.Text(),
        Mean = point.Mean.Text(),
        Lower = point.Lower.Text(),
        Upper = point.Upper.Text(),
        MovingRange = point.MovingRange.Text(),
        Rule = Words.Of(point.Rule),
        Meaning = Words.Of(point.Meaning),
        Rebase = point.Rebase,
        NearLower = point.NearLower.Text(),
        NearUpper = point.NearUpper.Text(),
        LowerShown = point.LowerShown.Text(),
        Ghosted = point.Ghosted,
        Gap = point.Gap,
    };

    private static SeriesPoint Message(PointResponse point) => new()
    {
        Period = point.Period.ToString(),
        PeriodLabel = point.PeriodLabel,
        Value = point.Value.Text(),
        Numerator = point.Numerator.Text(),
        Denominator = point.Denominator.Text(),
        Lower = point.Lower.Text(),
        Upper = point.Upper.Text(),
        Flag = Words.Of(point.Flag),
        Target = point.Target.Text(),
        Rag = Words.Of(point.Rag),
        Revision = point.Revision,
        RecordedAt = point.RecordedAt.UtcDateTime.Stamp(),
        Submission = point.Submission.ToString(),
        Note = point.Note ?? "",
        Measure = point.Measure,
        Date = point.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        Closed = point.Closed,
        ReceivedAs = point.ReceivedAs ?? "",
        RolledUpFrom = { point.RolledUpFrom ?? [] },
        Warnings = { point.Warnings ?? [] },
        Rating = Words.Of(point.Rating),
        Computed = point.Given is { } given ? Words.Of(given.Computed) : "",
        RatingSource = point.Given?.Source ?? "",
        RatingReason = point.Given?.Reason ?? "",
        RatingBy = point.Given?.By ?? "",
        DefinitionVersion = point.DefinitionVersion ?? 0,
        TargetVersion = point.TargetVersion ?? 0,
    };

    private static SeriesState Message(Event.SeriesState state) => new()
    {
        Period = state.Period?.ToString() ?? "",
        Value = state.Value.Text(),
        Target = state.Target.Text(),
        Rag = Words.Of(state.Rag),
        Direction = Words.Of(state.Direction),
        Movement = state.Movement is { } movement ? Words.Of(movement) : "",
        Variation = Words.Of(state.Variation),
        Assurance = Words.Of(state.Assurance),
        Forecast = state.Forecast is { } forecast ? Message(forecast) : null,
        Revision = state.Revision,
        Rating = Words.Of(state.Rating),
        Acceptable = state.Acceptable,
        Change = state.Change is { } change ? Words.Of(change) : "",
    };

    internal static Forecast Message(Event.ForecastState forecast) => new()
    {
        Period = forecast.Period.ToString(),
        Value = forecast.Value.Text(),
        Lower = forecast.Lower.Text(),
        Upper = forecast.Upper.Text(),
        Method = forecast.Method,
        Target = forecast.Target.Text(),
        Rag = forecast.Rag is { } rag ? Words.Of(rag) : "",
    };
}
